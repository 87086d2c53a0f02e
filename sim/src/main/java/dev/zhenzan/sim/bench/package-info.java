/**
 * A log of any length for measuring speed, streamed to disk in time order by one thread. Coarser
 * than the named worlds: it gives an engine real work, and says nothing about how well it detects.
 */
@NullMarked
package dev.zhenzan.sim.bench;

import org.jspecify.annotations.NullMarked;
