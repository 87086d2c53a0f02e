package dev.zhenzan.flink;

import dev.zhenzan.core.flow.KeyedFold;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A fold's state in Flink's hands: written, read and copied by the fold's own codec. */
final class FoldStateSerializer<S> extends TypeSerializer<S> {
  private static final long serialVersionUID = 1;
  private static final int LIKELY_BYTES = 256;

  private final FoldFactory<S> factory;
  private transient @Nullable KeyedFold<S> fold;

  FoldStateSerializer(FoldFactory<S> factory) {
    this.factory = factory;
  }

  FoldFactory<S> factory() {
    return factory;
  }

  KeyedFold<S> fold() {
    KeyedFold<S> made = fold;
    if (made == null) {
      made = factory.create();
      fold = made;
    }
    return made;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<S> duplicate() {
    return new FoldStateSerializer<>(factory);
  }

  @Override
  public S createInstance() {
    return fold().open();
  }

  @Override
  public S copy(S from) {
    try {
      DataOutputSerializer bytes = new DataOutputSerializer(LIKELY_BYTES);
      serialize(from, bytes);
      return deserialize(new DataInputDeserializer(bytes.wrapAsByteBuffer()));
    } catch (IOException broken) {
      throw new IllegalStateException(
          "the codec of the fold " + fold().name() + " cannot read what it wrote", broken);
    }
  }

  @Override
  public S copy(S from, S reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1; // The codec's affair.
  }

  @Override
  public void serialize(S state, DataOutputView target) throws IOException {
    fold().codec().write(state, target);
  }

  @Override
  public S deserialize(DataInputView source) throws IOException {
    return fold().codec().read(source);
  }

  @Override
  public S deserialize(S reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FoldStateSerializer<?> serializer
        && fold().name().equals(serializer.fold().name())
        && fold().codec().version() == serializer.fold().codec().version();
  }

  @Override
  public int hashCode() {
    return fold().name().hashCode();
  }

  @Override
  public TypeSerializerSnapshot<S> snapshotConfiguration() {
    return new FoldStateSnapshot<>(factory);
  }
}
