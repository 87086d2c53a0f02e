/** Whose likes stand among suspects' likes: every like weighed by the company it keeps. */
@NullMarked
package dev.zhenzan.core.company;

import org.jspecify.annotations.NullMarked;
