/** The whole way from events to counts, as one call. */
@NullMarked
package dev.zhenzan.core.engine;

import org.jspecify.annotations.NullMarked;
