/**
 * Files in: engagement logs of any common shape become {@link dev.zhenzan.core.event.EventColumns},
 * with every row that could not be read counted and kept.
 *
 * <p>DuckDB reads, checks and interns; Java receives primitive columns only. The one law here:
 * accepted + rejected + skipped = rows of the input.
 */
@NullMarked
package dev.zhenzan.audit.read;

import org.jspecify.annotations.NullMarked;
