/** Burst: far more likes in seconds, minutes or hours than the population gives. */
@NullMarked
package dev.zhenzan.core.burst;

import org.jspecify.annotations.NullMarked;
