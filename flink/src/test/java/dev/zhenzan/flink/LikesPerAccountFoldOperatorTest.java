package dev.zhenzan.flink;

import dev.zhenzan.core.flow.LikesPerAccountFold;

/** Proves the contract for a fold whose measures come out differently in any other order. */
class LikesPerAccountFoldOperatorTest extends FoldOperatorContractTest<LikesPerAccountFold.Likes> {
  @Override
  FoldFactory<LikesPerAccountFold.Likes> factory() {
    return LikesPerAccountFold::new;
  }
}
