/**
 * Policies in force: their lives as acts, asked at closings and at the door, proved over the log
 * before they touch anybody.
 */
@NullMarked
package dev.zhenzan.server.force;

import org.jspecify.annotations.NullMarked;
