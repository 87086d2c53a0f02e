/**
 * What is done against brushing, step by step, and how it is undone: measures, strikes, overrides
 * and labels, each a fold over the log of acts.
 */
@NullMarked
package dev.zhenzan.server.ladder;

import org.jspecify.annotations.NullMarked;
