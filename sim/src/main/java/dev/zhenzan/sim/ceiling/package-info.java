/**
 * The ceiling: boosted trees that were shown the truth of other worlds. How much better they do
 * than the engine says how much a log still holds that the engine does not use. They cannot be
 * shipped: no site has such a truth.
 */
@NullMarked
package dev.zhenzan.sim.ceiling;

import org.jspecify.annotations.NullMarked;
