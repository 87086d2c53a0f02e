/** Shared device, shared address: many accounts on one, weighed against what is normal there. */
@NullMarked
package dev.zhenzan.core.shared;

import org.jspecify.annotations.NullMarked;
