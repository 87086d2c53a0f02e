package dev.zhenzan.flink;

import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Proves Flink's own contract of serializers for results. */
class FoldResultSerializerTest extends SerializerTestBase<FoldResult> {
  @Override
  protected TypeSerializer<FoldResult> createSerializer() {
    return new FoldResultSerializer();
  }

  @Override
  protected int getLength() {
    return -1;
  }

  @Override
  protected Class<FoldResult> getTypeClass() {
    return FoldResult.class;
  }

  @Override
  protected FoldResult[] getTestData() {
    return new FoldResult[] {
      new FoldResult(0, 0, new long[0]),
      new FoldResult(-1, Long.MIN_VALUE, new long[] {1}),
      new FoldResult(Long.MAX_VALUE, -7, new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}),
    };
  }
}
