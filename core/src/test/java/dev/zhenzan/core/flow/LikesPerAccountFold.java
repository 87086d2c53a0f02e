package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A sample fold: how many likes an account gave, when the first and the last, and a running mix of
 * what it liked that comes out differently in any other order.
 */
public final class LikesPerAccountFold implements KeyedFold<LikesPerAccountFold.Likes> {

  /** The state. */
  public static final class Likes {
    private long likes;
    private long first;
    private long last;
    private long mix;
  }

  @Override
  public String name() {
    return "likes_per_account";
  }

  @Override
  public Key key() {
    return Key.ACCOUNT;
  }

  @Override
  public boolean wants(Event event) {
    return event.type() == EventType.LIKE;
  }

  @Override
  public Likes open() {
    return new Likes();
  }

  @Override
  public void fold(Likes state, Event event) {
    if (state.likes++ == 0) {
      state.first = event.time();
    }
    state.last = event.time();
    state.mix = state.mix * 31 + event.target();
  }

  @Override
  public List<String> measures() {
    return List.of("likes", "first_ms", "last_ms", "mix");
  }

  @Override
  public void measure(Likes state, long[] out) {
    out[0] = state.likes;
    out[1] = state.first;
    out[2] = state.last;
    out[3] = state.mix;
  }

  @Override
  public void reset(Likes state) {
    state.likes = 0;
    state.first = 0;
    state.last = 0;
    state.mix = 0;
  }

  @Override
  public StateCodec<Likes> codec() {
    return Codec.V1;
  }

  private enum Codec implements StateCodec<Likes> {
    V1;

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(Likes state, DataOutput out) throws IOException {
      out.writeByte(version());
      out.writeLong(state.likes);
      out.writeLong(state.first);
      out.writeLong(state.last);
      out.writeLong(state.mix);
    }

    @Override
    public Likes read(DataInput in) throws IOException {
      int version = in.readByte();
      if (version != version()) {
        throw new IOException("likes per account: unknown version " + version);
      }
      Likes state = new Likes();
      state.likes = in.readLong();
      state.first = in.readLong();
      state.last = in.readLong();
      state.mix = in.readLong();
      return state;
    }
  }
}
