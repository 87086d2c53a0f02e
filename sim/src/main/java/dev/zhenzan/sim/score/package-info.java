/** How well a detector did, as pure functions over columns: likes, counts, accounts, classes. */
@NullMarked
package dev.zhenzan.sim.score;

import org.jspecify.annotations.NullMarked;
