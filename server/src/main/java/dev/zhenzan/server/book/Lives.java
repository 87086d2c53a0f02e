package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.server.book.Book.LifeLine;
import dev.zhenzan.server.book.Book.Link;
import dev.zhenzan.server.book.Book.Meeting;
import dev.zhenzan.server.book.Book.Standing;
import dev.zhenzan.server.book.Book.Step;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of single likes, and where two accounts met. Walks along the accounts' rows. */
final class Lives {
  private final Memory memory;

  Lives(Memory memory) {
    this.memory = memory;
  }

  /** How many likes of the account stand, and what the settled ones weigh, in basis points. */
  long[] likesOf(int account) {
    long standing = 0;
    long honest = 0;
    for (int row = memory.byAccount.newest(account); row >= 0; row = memory.byAccount.before(row)) {
      if (memory.log.type(row) == EventType.LIKE) {
        long pair = Pairs.pair(account, memory.log.target(row));
        long place = memory.pairs.find(pair);
        if (memory.pairs.likeRow(place) == row && memory.stands(pair, place)) {
          standing++;
          honest += Math.max(0, memory.pairs.weight(place));
        }
      }
    }
    return new long[] {standing, honest};
  }

  /** The life of one event, as far as memory goes. */
  LifeLine of(String id, int row) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("reported", memory.log.time(row), 0, 0, ""));
    String status = "not_a_like";
    int weight = 0;
    if (memory.log.type(row) == EventType.LIKE) {
      status = follow(row, steps);
      weight = status.equals("stands") ? weight(row) : 0;
    }
    return new LifeLine(
        id,
        row,
        Words.of(memory.log.type(row)),
        memory.log.time(row),
        memory.log.accounts.name(memory.log.actor(row)),
        memory.log.targets.name(memory.log.target(row)),
        status,
        weight,
        steps);
  }

  private int weight(int row) {
    long place = memory.pairs.find(Pairs.pair(memory.log.actor(row), memory.log.target(row)));
    return memory.pairs.weight(place) < 0 ? -1 : LikeVerdicts.WHOLE + memory.differences.of(row);
  }

  /** Goes through all likes and unlikes of the pair in the order of time. */
  private String follow(int row, List<Step> steps) {
    int standing = -1;
    String status = "repeat";
    for (int next : ofPair(row)) {
      if (memory.log.type(next) == EventType.LIKE) {
        standing = standing < 0 ? next : standing;
      } else {
        if (standing == row) {
          status = "taken_back";
          steps.add(new Step("taken_back", memory.log.time(next), 0, 0, ""));
        }
        standing = -1;
      }
    }
    return standing == row ? "stands" : status;
  }

  private List<Integer> ofPair(int like) {
    int account = memory.log.actor(like);
    int target = memory.log.target(like);
    List<Integer> rows = new ArrayList<>();
    for (int row = memory.byAccount.newest(account); row >= 0; row = memory.byAccount.before(row)) {
      if (memory.log.target(row) == target && isOfPair(row)) {
        rows.add(row);
      }
    }
    rows.sort(inTime());
    return rows;
  }

  /** The likes of a target that stood at a time: of each pair the first since its last unlike. */
  List<Standing> standingAt(String name, long timeMillis) {
    int target = memory.target(name);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < memory.log.size() && target >= 0; row++) {
      if (memory.log.target(row) == target && memory.log.time(row) <= timeMillis && isOfPair(row)) {
        rows.add(row);
      }
    }
    rows.sort(inTime());
    Map<Integer, Standing> standing = new LinkedHashMap<>();
    for (int row : rows) {
      if (memory.log.type(row) == EventType.LIKE) {
        standing.putIfAbsent(memory.log.actor(row), new Standing(row, memory.log.time(row)));
      } else {
        standing.remove(memory.log.actor(row));
      }
    }
    return List.copyOf(standing.values());
  }

  private boolean isOfPair(int row) {
    EventType type = memory.log.type(row);
    return type == EventType.LIKE || type == EventType.UNLIKE;
  }

  private Comparator<Integer> inTime() {
    return Comparator.comparingLong((Integer row) -> memory.log.time(row))
        .thenComparing(memory.log::type)
        .thenComparing(memory.log.ids::text);
  }

  /** Where two accounts met. */
  Link link(String one, int first, String other, int second, int most, int ring) {
    Int2LongOpenHashMap times = new Int2LongOpenHashMap();
    times.defaultReturnValue(Long.MIN_VALUE);
    for (int row = memory.byAccount.newest(first); row >= 0; row = memory.byAccount.before(row)) {
      if (memory.log.type(row) == EventType.LIKE) {
        times.put(memory.log.target(row), memory.log.time(row));
      }
    }
    List<Meeting> meetings = new ArrayList<>();
    for (int row = memory.byAccount.newest(second); row >= 0; row = memory.byAccount.before(row)) {
      long met = times.get(memory.log.target(row));
      if (memory.log.type(row) == EventType.LIKE && met != Long.MIN_VALUE) {
        String target = memory.log.targets.name(memory.log.target(row));
        meetings.add(new Meeting(target, met, memory.log.time(row)));
        times.remove(memory.log.target(row));
      }
    }
    meetings.sort(
        Comparator.comparingLong((Meeting each) -> Math.abs(each.oneMillis() - each.otherMillis()))
            .thenComparing(Meeting::target));
    int together = meetings.size();
    return new Link(
        one, other, together, ring, List.copyOf(meetings.subList(0, Math.min(most, together))));
  }
}
