/** Hollow: no name, no picture, no friends, just made. */
@NullMarked
package dev.zhenzan.core.hollow;

import org.jspecify.annotations.NullMarked;
