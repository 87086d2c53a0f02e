/** Blind: likes without a view, under human dwell, nothing but likes. */
@NullMarked
package dev.zhenzan.core.blind;

import org.jspecify.annotations.NullMarked;
