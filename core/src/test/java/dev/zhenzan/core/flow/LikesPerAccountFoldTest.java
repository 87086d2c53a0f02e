package dev.zhenzan.core.flow;

/**
 * Proves that the contract can be kept, so that it is exercised whatever becomes of the detectors.
 * Cannot prove that a breach would be noticed.
 */
class LikesPerAccountFoldTest extends FoldContractTest<LikesPerAccountFold.Likes> {
  @Override
  protected KeyedFold<LikesPerAccountFold.Likes> fold() {
    return new LikesPerAccountFold();
  }
}
