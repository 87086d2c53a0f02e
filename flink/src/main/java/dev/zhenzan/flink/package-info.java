/** Zhenzan flink. */
@NullMarked
package dev.zhenzan.flink;

import org.jspecify.annotations.NullMarked;
