/**
 * What people do of their own accord: make friends, publish, read feeds, like, comment, change
 * their minds. The background from which brushing has to be told.
 */
@NullMarked
package dev.zhenzan.sim.everyday;

import org.jspecify.annotations.NullMarked;
