/** Text files written fast. */
@NullMarked
package dev.zhenzan.sim.csv;

import org.jspecify.annotations.NullMarked;
