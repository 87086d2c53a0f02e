/**
 * Crowds that look guilty and are not: each does in good faith what some attack does for gain. Who
 * accuses them is wrong, however much the numbers agree.
 */
@NullMarked
package dev.zhenzan.sim.innocent;

import org.jspecify.annotations.NullMarked;
