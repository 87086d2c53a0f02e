package dev.zhenzan.flink;

import dev.zhenzan.core.flow.KeyedFold;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint says of a fold's states:
 *
 * <pre>
 *   fold name (UTF)     version of the state's codec (byte)
 *   length (int)        the factory, in Java's own serialization
 * </pre>
 *
 * <p>Each state begins with the version of its layout, so a newer codec may read older states as
 * they are; a state that is newer than the codec, or another fold's, is refused.
 */
public final class FoldStateSnapshot<S> implements TypeSerializerSnapshot<S> {
  private @Nullable FoldFactory<S> factory;
  private String name = "";
  private int version;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public FoldStateSnapshot() {}

  FoldStateSnapshot(FoldFactory<S> factory) {
    KeyedFold<S> fold = factory.create();
    this.factory = factory;
    this.name = fold.name();
    this.version = fold.codec().version();
  }

  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    byte[] bytes = InstantiationUtil.serializeObject(known());
    out.writeUTF(name);
    out.writeByte(version);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader classes)
      throws IOException {
    if (readVersion != getCurrentVersion()) {
      throw new IOException("unknown version of a fold's savepoint: " + readVersion);
    }
    name = in.readUTF();
    version = in.readByte();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    try {
      factory = InstantiationUtil.deserializeObject(bytes, classes);
    } catch (ClassNotFoundException missing) {
      throw new IOException("the factory of the fold " + name + " is gone", missing);
    }
  }

  private FoldFactory<S> known() {
    FoldFactory<S> made = factory;
    if (made == null) {
      throw new IllegalStateException("the snapshot has not been read yet");
    }
    return made;
  }

  @Override
  public TypeSerializer<S> restoreSerializer() {
    return new FoldStateSerializer<>(known());
  }

  @Override
  public TypeSerializerSchemaCompatibility<S> resolveSchemaCompatibility(
      TypeSerializerSnapshot<S> old) {
    return old instanceof FoldStateSnapshot<S> before
            && before.name.equals(name)
            && before.version <= version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
