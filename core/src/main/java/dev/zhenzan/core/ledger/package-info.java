/** Differences, appended and never overwritten; every count is a sum over them. */
@NullMarked
package dev.zhenzan.core.ledger;

import org.jspecify.annotations.NullMarked;
