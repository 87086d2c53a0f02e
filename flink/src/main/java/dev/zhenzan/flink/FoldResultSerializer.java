package dev.zhenzan.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Results between operators: key, epoch, number of measures (short), then the measures. */
public final class FoldResultSerializer extends TypeSerializerSingleton<FoldResult> {
  private static final long serialVersionUID = 1;

  /** The type to name wherever Flink asks for one. */
  public static final TypeInformation<FoldResult> TYPE =
      new ExplicitType<>(FoldResult.class, new FoldResultSerializer());

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public FoldResult createInstance() {
    return new FoldResult(0, 0, new long[0]);
  }

  @Override
  public FoldResult copy(FoldResult from) {
    return new FoldResult(from.key(), from.epoch(), from.measures().clone());
  }

  @Override
  public FoldResult copy(FoldResult from, FoldResult reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1; // Varies with the fold.
  }

  @Override
  public void serialize(FoldResult result, DataOutputView target) throws IOException {
    target.writeLong(result.key());
    target.writeLong(result.epoch());
    target.writeShort(result.measures().length);
    for (long measure : result.measures()) {
      target.writeLong(measure);
    }
  }

  @Override
  public FoldResult deserialize(DataInputView source) throws IOException {
    long key = source.readLong();
    long epoch = source.readLong();
    long[] measures = new long[source.readUnsignedShort()];
    for (int measure = 0; measure < measures.length; measure++) {
      measures[measure] = source.readLong();
    }
    return new FoldResult(key, epoch, measures);
  }

  @Override
  public FoldResult deserialize(FoldResult reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<FoldResult> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says in a savepoint that results are written like this; another layout takes another class. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<FoldResult> {
    /** For Flink. */
    public Snapshot() {
      super(FoldResultSerializer::new);
    }
  }
}
