/**
 * What was done about what was found, and by whom: the append-only, hash-chained log of acts.
 * Measures, strikes, labels, cases, appeals and policies are folds over it, so that everything can
 * be followed back to an act and undone by another.
 */
@NullMarked
package dev.zhenzan.server.act;

import org.jspecify.annotations.NullMarked;
