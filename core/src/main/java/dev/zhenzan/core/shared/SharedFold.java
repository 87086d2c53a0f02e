package dev.zhenzan.core.shared;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Field;
import dev.zhenzan.core.flow.Key;
import dev.zhenzan.core.flow.KeyedFold;
import dev.zhenzan.core.flow.StateCodec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How many accounts like from one device, or from one network address.
 *
 * @param key {@link Key#DEVICE} or {@link Key#ADDRESS}
 */
public record SharedFold(Key key) implements KeyedFold<SharedState> {

  @Override
  public String name() {
    return key == Key.DEVICE ? "shared_device" : "shared_address";
  }

  @Override
  public Set<Field> fields() {
    return EnumSet.of(Field.TYPE, Field.ACTOR);
  }

  @Override
  public boolean wants(Event event) {
    return event.type() == EventType.LIKE;
  }

  @Override
  public SharedState open() {
    return new SharedState();
  }

  @Override
  public void fold(SharedState state, Event event) {
    state.events++;
    long account = event.actor();
    if (account != state.lastAccount) {
      state.lastAccount = account;
      if (state.accounts.size() < SharedState.ACCOUNTS_MAX) {
        state.accounts.add(account);
      }
    }
  }

  @Override
  public List<String> measures() {
    return List.of("accounts", "likes");
  }

  @Override
  public void measure(SharedState state, long[] out) {
    out[0] = state.accounts.size();
    out[1] = state.events;
  }

  @Override
  public void reset(SharedState state) {
    state.clear();
  }

  @Override
  public StateCodec<SharedState> codec() {
    return SharedState.CODEC;
  }
}
