/**
 * Where people look at what was found and done: cases, appeals, and the reasons that those
 * concerned are told.
 */
@NullMarked
package dev.zhenzan.server.desk;

import org.jspecify.annotations.NullMarked;
