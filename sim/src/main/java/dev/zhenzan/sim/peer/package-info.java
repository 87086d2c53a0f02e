/**
 * Published methods, written again from their papers, to be measured in the same worlds. Each gives
 * a score an account, greater for the more suspicious, so that any cut can be tried; each says what
 * it leaves out.
 */
@NullMarked
package dev.zhenzan.sim.peer;

import org.jspecify.annotations.NullMarked;
