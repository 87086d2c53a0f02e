package dev.zhenzan.server.book;

import dev.zhenzan.core.gather.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The masks that are laid over accounts now, by number; few accounts have one. */
final class Masks {
  /** Gates look here while masks are laid. */
  private final Map<Integer, Mask> masks = new ConcurrentHashMap<>();

  /** Of accounts that no event has named yet. */
  private final Map<String, Mask> strangers = new HashMap<>();

  @Nullable Mask of(int account) {
    return masks.isEmpty() ? null : masks.get(account);
  }

  /**
   * @param account its number, -1 if no event has named it yet
   * @param mask {@code null} to take it away
   */
  void lay(int account, String name, @Nullable Mask mask) {
    if (account < 0) {
      lay(strangers, name, mask);
    } else if (mask == null) {
      masks.remove(account);
    } else {
      masks.put(account, mask);
    }
  }

  private static void lay(Map<String, Mask> over, String name, @Nullable Mask mask) {
    if (mask == null) {
      over.remove(name);
    } else {
      over.put(name, mask);
    }
  }

  /** Names have come: whoever was a stranger may have a number now. */
  void meet(Names accounts) {
    strangers
        .entrySet()
        .removeIf(
            stranger -> {
              int account = accounts.known(stranger.getKey());
              if (account >= 0) {
                masks.put(account, stranger.getValue());
              }
              return account >= 0;
            });
  }
}
