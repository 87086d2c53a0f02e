/**
 * Events as they come, names and all, and their canonical order: what every way in (a file, a
 * service's log) hands to the engine is made here, so that none can order the same events another
 * way.
 */
@NullMarked
package dev.zhenzan.core.gather;

import org.jspecify.annotations.NullMarked;
