/**
 * How the events of one key are folded into a state, wherever the engine runs.
 *
 * <p>A key's events are folded in (time, id) order once the watermark has passed them; that, and
 * not the order of arrival, is what makes every runner agree.
 */
@NullMarked
package dev.zhenzan.core.flow;

import org.jspecify.annotations.NullMarked;
