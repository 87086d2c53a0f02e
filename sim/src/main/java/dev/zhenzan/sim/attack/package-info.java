/**
 * The ways of brushing, each a part that can be put into any world in any size, with any strength,
 * camouflage and drip.
 *
 * <p>They exist to be found. What is written of each is what is believed of the real ones, from
 * public descriptions; where it is not known, the harder choice for the detector was taken.
 */
@NullMarked
package dev.zhenzan.sim.attack;

import org.jspecify.annotations.NullMarked;
