/**
 * The same folds as Apache Flink operators, for when one machine is not enough.
 *
 * <p>Nothing is decided here: {@link dev.zhenzan.flink.FoldOperator} keeps a fold's events and
 * state where Flink can checkpoint and move them, and leaves the folding to the fold.
 */
@NullMarked
package dev.zhenzan.flink;

import org.jspecify.annotations.NullMarked;
