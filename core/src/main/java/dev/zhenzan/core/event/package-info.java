/**
 * What happened, as reported: one engagement an event, and many of them as columns.
 *
 * <p>First in the flow; everything else reads these types and nothing here reads anything else.
 */
@NullMarked
package dev.zhenzan.core.event;

import org.jspecify.annotations.NullMarked;
