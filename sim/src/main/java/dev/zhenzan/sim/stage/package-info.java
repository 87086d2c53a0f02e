/**
 * The stage on which worlds are played: people, what they publish, the journal of what they do, and
 * the dice. Behaviour, attacks and innocent crowds build on this and do not know one another.
 *
 * <p>Everything here is numbers; names are given at the end, by somebody who does not know who is
 * guilty.
 */
@NullMarked
package dev.zhenzan.sim.stage;

import org.jspecify.annotations.NullMarked;
