/** Raw and honest counts of every target. */
@NullMarked
package dev.zhenzan.core.count;

import org.jspecify.annotations.NullMarked;
