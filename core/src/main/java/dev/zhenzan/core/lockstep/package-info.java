/** Lockstep: the same targets in the same minutes as the same others. */
@NullMarked
package dev.zhenzan.core.lockstep;

import org.jspecify.annotations.NullMarked;
