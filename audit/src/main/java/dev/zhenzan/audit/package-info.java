/** Zhenzan audit. */
@NullMarked
package dev.zhenzan.audit;

import org.jspecify.annotations.NullMarked;
