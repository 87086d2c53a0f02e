/**
 * What can be read off one account by itself, one number a feature. Measures how far a world's
 * guilty and innocent overlap: a world in which one such number tells them apart is too easy to
 * prove anything.
 */
@NullMarked
package dev.zhenzan.sim.feature;

import org.jspecify.annotations.NullMarked;
