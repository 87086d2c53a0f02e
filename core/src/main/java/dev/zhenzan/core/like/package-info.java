/** Which rows of the log are likes that count: the first of their pair, repeats, taken back. */
@NullMarked
package dev.zhenzan.core.like;

import org.jspecify.annotations.NullMarked;
