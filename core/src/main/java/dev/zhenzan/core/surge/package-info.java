/** Surge: a target's likes outrun its own history and its views. */
@NullMarked
package dev.zhenzan.core.surge;

import org.jspecify.annotations.NullMarked;
