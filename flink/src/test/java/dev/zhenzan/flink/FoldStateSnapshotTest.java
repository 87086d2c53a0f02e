package dev.zhenzan.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * Proves which savepoints a fold goes on from: its own, of this version of its codec or an older
 * one. Cannot prove that the codec reads its older versions; that is the fold's own test.
 */
class FoldStateSnapshotTest {

  /** Counts; of any name and codec version. */
  private record Counting(String name, int version)
      implements KeyedFold<long[]>, StateCodec<long[]> {
    @Override
    public Key key() {
      return Key.ACCOUNT;
    }

    @Override
    public boolean wants(Event event) {
      return true;
    }

    @Override
    public long[] open() {
      return new long[1];
    }

    @Override
    public void fold(long[] state, Event event) {
      state[0]++;
    }

    @Override
    public List<String> measures() {
      return List.of("events");
    }

    @Override
    public void measure(long[] state, long[] out) {
      out[0] = state[0];
    }

    @Override
    public void reset(long[] state) {
      state[0] = 0;
    }

    @Override
    public StateCodec<long[]> codec() {
      return this;
    }

    @Override
    public void write(long[] state, DataOutput out) throws IOException {
      out.writeByte(version);
      out.writeLong(state[0]);
    }

    @Override
    public long[] read(DataInput in) throws IOException {
      int found = in.readByte();
      if (found > version) {
        throw new IOException("unknown version " + found);
      }
      return new long[] {in.readLong()};
    }
  }

  private static FoldStateSerializer<long[]> serializer(String name, int version) {
    return new FoldStateSerializer<>(() -> new Counting(name, version));
  }

  @Test
  void goesOnFromItsOwnAndOlderSavepoints() throws IOException {
    assertTrue(resolve(serializer("count", 2), serializer("count", 2)).isCompatibleAsIs());
    assertTrue(resolve(serializer("count", 1), serializer("count", 2)).isCompatibleAsIs());
  }

  @Test
  void refusesNewerAndForeignSavepoints() throws IOException {
    assertTrue(resolve(serializer("count", 3), serializer("count", 2)).isIncompatible());
    assertTrue(resolve(serializer("other", 2), serializer("count", 2)).isIncompatible());
  }

  private static TypeSerializerSchemaCompatibility<long[]> resolve(
      FoldStateSerializer<long[]> before, FoldStateSerializer<long[]> now) throws IOException {
    return now.snapshotConfiguration().resolveSchemaCompatibility(throughBytes(before));
  }

  @Test
  void theRestoredSerializerReadsTheStates() throws IOException {
    FoldStateSerializer<long[]> before = serializer("count", 2);
    DataOutputSerializer out = new DataOutputSerializer(16);
    before.serialize(new long[] {42}, out);
    long[] state =
        throughBytes(before)
            .restoreSerializer()
            .deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertEquals(42, state[0]);
    assertEquals(before, throughBytes(before).restoreSerializer());
  }

  @Test
  void copiesAreIndependent() {
    long[] state = {5};
    long[] copy = serializer("count", 1).copy(state);
    copy[0]++;
    assertEquals(5, state[0]);
    assertEquals(6, copy[0]);
  }

  @Test
  void unknownLayoutsAreRefused() {
    FoldStateSnapshot<long[]> snapshot = new FoldStateSnapshot<>();
    assertThrows(
        IOException.class,
        () ->
            snapshot.readSnapshot(
                2, new DataInputDeserializer(new byte[64]), getClass().getClassLoader()));
    assertThrows(IllegalStateException.class, snapshot::restoreSerializer);
  }

  private static TypeSerializerSnapshot<long[]> throughBytes(FoldStateSerializer<long[]> serializer)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()),
        FoldStateSnapshotTest.class.getClassLoader());
  }
}
