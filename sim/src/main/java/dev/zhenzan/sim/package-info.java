/** Zhenzan sim. */
@NullMarked
package dev.zhenzan.sim;

import org.jspecify.annotations.NullMarked;
