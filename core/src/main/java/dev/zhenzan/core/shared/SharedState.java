package dev.zhenzan.core.shared;

import dev.zhenzan.core.flow.StateCodec;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The accounts met on one device or address. */
final class SharedState {

  /** Accounts are told apart up to this many; a place with more is a crowd, whatever its size. */
  static final int ACCOUNTS_MAX = 16_384;

  LongOpenHashSet accounts = new LongOpenHashSet();
  long events;
  long lastAccount = -1;

  void clear() {
    events = 0;
    lastAccount = -1;
    // Clearing costs the table's capacity: after a crowd, a new small one is cheaper.
    if (accounts.size() > 64) {
      accounts = new LongOpenHashSet();
    } else {
      accounts.clear();
    }
  }

  /**
   *
   *
   * <pre>
   * version: 1 │ events: 8 │ last account: 8 │ accounts: 4 │ each account, ascending: 8
   * </pre>
   */
  static final StateCodec<SharedState> CODEC =
      new StateCodec<>() {
        @Override
        public int version() {
          return 1;
        }

        @Override
        public void write(SharedState state, DataOutput out) throws IOException {
          out.writeByte(version());
          out.writeLong(state.events);
          out.writeLong(state.lastAccount);
          long[] accounts = state.accounts.toLongArray();
          Arrays.sort(accounts);
          out.writeInt(accounts.length);
          for (long account : accounts) {
            out.writeLong(account);
          }
        }

        @Override
        public SharedState read(DataInput in) throws IOException {
          int found = in.readByte();
          if (found != version()) {
            throw new IOException("shared state of version " + found + ", expected " + version());
          }
          SharedState state = new SharedState();
          state.events = in.readLong();
          state.lastAccount = in.readLong();
          int size = in.readInt();
          if (size < 0 || size > ACCOUNTS_MAX) {
            throw new IOException("shared state with " + size + " accounts");
          }
          for (int at = 0; at < size; at++) {
            state.accounts.add(in.readLong());
          }
          return state;
        }
      };
}
