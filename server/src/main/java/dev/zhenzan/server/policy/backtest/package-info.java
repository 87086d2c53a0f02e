/** Policies played over a log that is there already. */
@NullMarked
package dev.zhenzan.server.policy.backtest;

import org.jspecify.annotations.NullMarked;
