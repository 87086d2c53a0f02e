package dev.zhenzan.core.blind;

import dev.zhenzan.core.flow.StateCodec;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What {@link BlindFold} remembers of one account. */
final class BlindState {

  /** Targets seen are remembered up to this many; later ones count as seen. */
  static final int VIEWED_MAX = 65_536;

  LongOpenHashSet viewed = new LongOpenHashSet();
  final long[] counts = new long[BlindFold.COUNTS];

  void clear() {
    Arrays.fill(counts, 0);
    // Clearing costs the table's capacity: after a whale, a new small one is cheaper.
    if (viewed.size() > 256) {
      viewed = new LongOpenHashSet();
    } else if (!viewed.isEmpty()) {
      viewed.clear();
    }
  }

  /**
   *
   *
   * <pre>
   * version: 1 │ counts: COUNTS × 8 │ targets seen: 4 │ each target, ascending: 8
   * </pre>
   */
  static final StateCodec<BlindState> CODEC =
      new StateCodec<>() {
        @Override
        public int version() {
          return 1;
        }

        @Override
        public void write(BlindState state, DataOutput out) throws IOException {
          out.writeByte(version());
          for (long count : state.counts) {
            out.writeLong(count);
          }
          long[] viewed = state.viewed.toLongArray();
          Arrays.sort(viewed);
          out.writeInt(viewed.length);
          for (long target : viewed) {
            out.writeLong(target);
          }
        }

        @Override
        public BlindState read(DataInput in) throws IOException {
          int found = in.readByte();
          if (found != version()) {
            throw new IOException("blind state of version " + found + ", expected " + version());
          }
          BlindState state = new BlindState();
          for (int at = 0; at < state.counts.length; at++) {
            state.counts[at] = in.readLong();
          }
          int size = in.readInt();
          if (size < 0 || size > VIEWED_MAX) {
            throw new IOException("blind state with " + size + " targets");
          }
          for (int at = 0; at < size; at++) {
            state.viewed.add(in.readLong());
          }
          return state;
        }
      };
}
