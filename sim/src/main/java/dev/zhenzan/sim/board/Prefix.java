package dev.zhenzan.sim.board;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log as it stood at some moment: what came later is not in it, nor are the ids of those who
 * had not been met yet.
 *
 * @param events the first rows, in the same order, with ids of their own
 * @param profiles of those met
 * @param accounts by account here, ascending, its id in the whole log
 */
record Prefix(EventColumns events, Profiles profiles, int[] accounts) {

  /** The first rows of a world. */
  static Prefix of(Played world, int rows) {
    EventColumns all = world.events();
    EventColumns.Entities sizes = all.entities();
    PrefixIds accounts =
        PrefixIds.of(sizes.accounts(), rows, Arrays.asList(all.actor(), all.owner()));
    PrefixIds targets = PrefixIds.of(sizes.targets(), rows, List.of(all.target()));
    PrefixIds communities = ids(sizes.communities(), rows, all.community());
    PrefixIds devices = ids(sizes.devices(), rows, all.device());
    PrefixIds addresses = ids(sizes.addresses(), rows, all.address());
    EventColumns events =
        new EventColumns(
            rows,
            Arrays.copyOf(all.type(), rows),
            Arrays.copyOf(all.time(), rows),
            accounts.renumber(all.actor(), rows),
            targets.renumber(all.target(), rows),
            accounts.renumberIfAny(all.owner(), rows),
            communities.renumberIfAny(all.community(), rows),
            devices.renumberIfAny(all.device(), rows),
            addresses.renumberIfAny(all.address(), rows),
            all.dwellMillis(),
            all.completion(),
            all.textLength(),
            new EventColumns.Entities(
                accounts.size(),
                targets.size(),
                communities.size(),
                devices.size(),
                addresses.size()));
    int[] whole = accounts.whole();
    return new Prefix(events, profiles(world.profiles(), whole), whole);
  }

  private static PrefixIds ids(int ids, int rows, int @Nullable [] column) {
    return PrefixIds.of(ids, rows, Collections.singletonList(column));
  }

  private static Profiles profiles(Profiles all, int[] whole) {
    long[] created = all.created();
    byte[] hasName = all.hasName();
    byte[] hasAvatar = all.hasAvatar();
    int[] friends = all.friends();
    if (created == null || hasName == null || hasAvatar == null || friends == null) {
      return Profiles.NONE;
    }
    int n = whole.length;
    long[] someCreated = new long[n];
    byte[] someName = new byte[n];
    byte[] someAvatar = new byte[n];
    int[] someFriends = new int[n];
    for (int id = 0; id < n; id++) {
      someCreated[id] = created[whole[id]];
      someName[id] = hasName[whole[id]];
      someAvatar[id] = hasAvatar[whole[id]];
      someFriends[id] = friends[whole[id]];
    }
    return new Profiles(someCreated, someName, someAvatar, someFriends);
  }
}
