package dev.zhenzan.flink;

import dev.zhenzan.core.flow.KeyedFold;
import java.io.Serializable;

/**
 * Makes the fold wherever the job runs; folds themselves do not travel. A factory is written into
 * every savepoint: one that is to outlive a release is a named class, not a lambda.
 *
 * @param <S> the fold's state
 */
@FunctionalInterface
public interface FoldFactory<S> extends Serializable {

  /** Always the same fold. */
  KeyedFold<S> create();
}
