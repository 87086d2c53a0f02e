/** The zhenzan command: one class a command. */
@NullMarked
package dev.zhenzan.cli;

import org.jspecify.annotations.NullMarked;
