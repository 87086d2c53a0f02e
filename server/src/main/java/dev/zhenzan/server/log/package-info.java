/**
 * The log: events in the order accepted, the only truth. One transaction holds a block of them, and
 * another all that a closing found; everything else is rebuilt from these.
 */
@NullMarked
package dev.zhenzan.server.log;

import org.jspecify.annotations.NullMarked;
