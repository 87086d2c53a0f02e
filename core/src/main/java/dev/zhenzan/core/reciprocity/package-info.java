/** Reciprocity: you-like-me far beyond what friendship and community explain. */
@NullMarked
package dev.zhenzan.core.reciprocity;

import org.jspecify.annotations.NullMarked;
