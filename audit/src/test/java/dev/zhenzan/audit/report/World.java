package dev.zhenzan.audit.report;

import dev.zhenzan.core.count.Counts;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.ledger.LedgerKind;
import dev.zhenzan.core.ledger.LedgerSink;
import dev.zhenzan.core.like.LikeStatus;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.RingKind;
import dev.zhenzan.core.ring.Role;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.signal.NullModel.Parameter;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.Signal.Subject;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.core.verdict.LikeVerdicts;
import dev.zhenzan.core.verdict.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A small community with findings built by hand: likes are added one by one, rings by member list,
 * evidence by number. What an analysis would have found is stated, not computed.
 */
final class World {
  static final long START = 1_767_225_600_000L;
  static final int PRIOR = -4_600;
  static final int CUT = 4_600;

  final int accounts;
  final int targets;
  final List<Ring> rings = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  final Map<String, String> facts = new LinkedHashMap<>();
  String title = "community-2026.csv";
  private final Random random;
  private final Map<Long, Like> likes = new TreeMap<>();
  private final int[][] contributions;
  private final Action[] action;
  private final int[] ring;
  private final int[] owner;

  /** One like to be; the first of a pair wins. */
  private record Like(long time, int actor, int target, int weight) {}

  World(int accounts, int targets, long seed) {
    this.accounts = accounts;
    this.targets = targets;
    random = new Random(seed);
    contributions = new int[SignalKind.COUNT][accounts];
    action = new Action[accounts];
    Arrays.fill(action, Action.NONE);
    ring = new int[accounts];
    owner = IntStream.range(0, targets).map(target -> accounts - 1 - target % accounts).toArray();
  }

  void like(long time, int actor, int target, int weight) {
    likes.putIfAbsent((long) actor << 32 | target, new Like(time, actor, target, weight));
  }

  /** Everybody likes a bit of everything, popular posts more, by day more than by night. */
  void crowd(int count, int days) {
    for (int i = 0; i < count; i++) {
      int target = (int) (targets * Math.pow(random.nextDouble(), 2.2));
      double hour = 15 + 4.5 * random.nextGaussian();
      long time = START + random.nextInt(days) * 86_400_000L + (long) (hour * 3_600_000);
      like(time, random.nextInt(accounts), target, LikeVerdicts.WHOLE);
    }
  }

  /** Members meet on some posts, each within minutes of the others. */
  void ring(RingKind kind, int first, int size, int[] posts, int days, Action what) {
    int number = rings.size() + 1;
    int[] members = IntStream.range(first, first + size).toArray();
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      roles.add(role(kind, i));
      ring[members[i]] = number;
      action[members[i]] = what;
    }
    int given = 0;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int post : posts) {
      long start = START + (long) (random.nextDouble() * days * 86_400_000L);
      for (int member : members) {
        if (random.nextInt(10) < 8) {
          long time = start + 1000L * random.nextInt(kind == RingKind.SCRIPT_FARM ? 20 : 900);
          like(time, member, post, what == Action.CLEAN ? 0 : 1_500);
          given++;
          from = Math.min(from, time);
          to = Math.max(to, time);
        }
      }
    }
    links(kind, number, members, roles, posts.length, new long[] {given, from, to});
    members(kind, members);
  }

  private static Role role(RingKind kind, int index) {
    return switch (kind) {
      case MUTUAL_GROUP, CLOUD_POOL -> Role.MEMBER;
      case TASK_GROUP -> index == 0 ? Role.DISPATCHER : index < 3 ? Role.BUYER : Role.WORKER;
      case ALT_MATRIX -> index == 0 ? Role.MAIN : Role.ALT;
      case SCRIPT_FARM -> Role.WORKER;
    };
  }

  private void links(
      RingKind kind, int number, int[] members, List<Role> roles, int posts, long[] span) {
    List<Ring.Link> links = new ArrayList<>();
    for (int i = 0; i < members.length; i++) {
      for (int j = i + 1; j < members.length; j++) {
        boolean star = kind == RingKind.ALT_MATRIX && i == 0;
        boolean near = j - i <= 3 || random.nextInt(6) == 0;
        if (star || (kind != RingKind.CLOUD_POOL && near) || random.nextInt(14) == 0) {
          int together = 2 + random.nextInt(Math.max(1, posts));
          links.add(new Ring.Link(members[i], members[j], together, 2_000 + 2_100 * together));
        }
      }
    }
    links.sort(Comparator.comparingInt(Ring.Link::millinats).reversed());
    int kept = Math.min(Ring.LINKS_MAX, links.size());
    long chance = -2_302L * members.length;
    rings.add(
        new Ring(
            number,
            kind,
            members,
            roles,
            span[0],
            posts,
            span[1],
            span[2],
            chance,
            links.subList(0, kept)));
  }

  private void members(RingKind kind, int[] members) {
    for (int i = 0; i < members.length; i++) {
      int id = members[i];
      add(
          SignalKind.LOCKSTEP,
          id,
          3_000 + random.nextInt(3_000),
          fact("partners", 4 + i % 5),
          fact("targets_together", 9 + i % 7));
      add(
          SignalKind.RING,
          id,
          2_500 + random.nextInt(1_500),
          fact("members", members.length),
          fact("false_alarms_millinats", -2_302L * members.length));
      switch (kind) {
        case MUTUAL_GROUP ->
            add(
                SignalKind.RECIPROCITY,
                id,
                3_400,
                fact("partners", 6),
                fact("given", 31),
                fact("returned", 28),
                fact("expected_milli", 1_420));
        case TASK_GROUP ->
            add(SignalKind.BURST, id, 900, fact("likes_in_60_s", 7), fact("likes_in_1_h", 44));
        case ALT_MATRIX -> {
          add(
              SignalKind.SHARED_DEVICE,
              id,
              1_600,
              fact("accounts", 18),
              fact("usual_milli", 1_210));
          add(SignalKind.HOLLOW, id, 700, fact("age_days", 3), fact("friends", 0));
        }
        case CLOUD_POOL ->
            add(
                SignalKind.POOL_BALANCE,
                id,
                2_900,
                fact("given", 210),
                fact("received", 207),
                fact("strangers", 180));
        case SCRIPT_FARM -> {
          add(
              SignalKind.TEMPO,
              id,
              2_800,
              fact("intervals", 96),
              fact("spread_permille", 38),
              fact("hours_active", 24));
          add(SignalKind.BLIND, id, 2_200, fact("likes", 60), fact("without_view", 57));
          contributions[SignalKind.HOLLOW.ordinal()][id] = -300;
        }
      }
      if (i > 0) {
        signals.add(
            new Signal(
                SignalKind.LOCKSTEP,
                Subject.PAIR,
                members[i - 1],
                id,
                9_000,
                List.of(
                    fact("targets_together", 9),
                    fact("median_gap_ms", 8_000),
                    fact("expected_micro", 300)),
                new int[0]));
      }
    }
  }

  void flag(int account, Action what) {
    action[account] = what;
  }

  void add(SignalKind kind, int account, int millinats, Fact... numbers) {
    contributions[kind.ordinal()][account] = millinats;
    signals.add(
        new Signal(kind, Subject.ACCOUNT, account, -1, millinats, List.of(numbers), new int[0]));
  }

  static Fact fact(String name, long value) {
    return new Fact(name, value);
  }

  ReportInput input(String language, Focus focus) {
    return input(PlainNames.of(accounts, targets), language, focus);
  }

  ReportInput input(Names names, String language, Focus focus) {
    List<Like> rows = new ArrayList<>(likes.values());
    rows.sort(
        Comparator.comparingLong(Like::time)
            .thenComparingInt(Like::actor)
            .thenComparingInt(Like::target));
    int n = rows.size();
    byte[] type = new byte[n];
    Arrays.fill(type, (byte) EventType.LIKE.ordinal());
    long[] time = rows.stream().mapToLong(Like::time).toArray();
    int[] actor = rows.stream().mapToInt(Like::actor).toArray();
    int[] target = rows.stream().mapToInt(Like::target).toArray();
    int[] owners = Arrays.stream(target).map(t -> owner[t]).toArray();
    EventColumns events =
        new EventColumns(
                n,
                type,
                time,
                actor,
                target,
                owners,
                null,
                null,
                null,
                null,
                null,
                null,
                new EventColumns.Entities(accounts, targets, 0, 0, 0))
            .checkOrder();
    return new ReportInput(title, events, findings(rows), names, facts, language, focus);
  }

  private Findings findings(List<Like> rows) {
    byte[] status = new byte[rows.size()];
    Arrays.fill(status, (byte) LikeStatus.STANDING.ordinal());
    short[] weight = new short[rows.size()];
    int[] evidence = new int[rows.size()];
    Counts counts = new Counts(targets);
    for (int row = 0; row < rows.size(); row++) {
      Like like = rows.get(row);
      weight[row] = (short) like.weight();
      evidence[row] = like.weight() < LikeVerdicts.WHOLE ? 5_000 : 0;
      counts.append(LedgerKind.RAW, like.target(), like.time(), 1, LedgerSink.BY_EVENT);
      counts.append(
          LedgerKind.HONEST, like.target(), like.time(), like.weight(), LedgerSink.BY_EVENT);
    }
    List<NullModel> nulls =
        List.of(
            new NullModel(
                "burst.likes_in_60_s",
                accounts,
                List.of(new Parameter("shape", 1.8123), new Parameter("scale", 0.000041))),
            new NullModel("lockstep.gap", 88_123, List.of(new Parameter("pairs", 1.2e9))));
    return new Findings(
        verdicts(), new LikeVerdicts(status, weight, evidence), counts, rings, signals, nulls);
  }

  private Verdicts verdicts() {
    int[] sum = new int[accounts];
    int[] suspicion = new int[accounts];
    int flagged = 0;
    for (int id = 0; id < accounts; id++) {
      sum[id] = PRIOR;
      for (int[] kind : contributions) {
        sum[id] += kind[id];
      }
      suspicion[id] = (int) Math.round(1e6 / (1 + Math.exp(-sum[id] / 1000.0)));
      flagged += action[id].compareTo(Action.WEIGH_LESS) >= 0 ? 1 : 0;
    }
    return new Verdicts(contributions, sum, suspicion, action, ring, PRIOR, CUT, 4_100, flagged);
  }

  /** The community that most tests look at: every kind of ring, and one script alone. */
  static World rich() {
    World world = new World(900, 160, 7);
    world.facts.put("files", "community-2026.csv");
    world.facts.put("rows", "10412");
    world.facts.put("accepted", "10398");
    world.facts.put("rejected", "14");
    world.facts.put("columns_used", "time, actor, target, owner");
    world.facts.put("columns_missing", "device, ip, dwell_ms");
    world.facts.put("fdr", "0.01");
    world.ring(RingKind.TASK_GROUP, 10, 38, world.posts(14, 2), 30, Action.CLEAN);
    world.ring(RingKind.MUTUAL_GROUP, 60, 14, world.posts(22, 40), 30, Action.WEIGH_LESS);
    world.ring(RingKind.SCRIPT_FARM, 100, 24, world.posts(12, 70), 12, Action.CLEAN);
    world.ring(RingKind.ALT_MATRIX, 140, 18, world.posts(9, 90), 30, Action.CLEAN);
    world.ring(RingKind.CLOUD_POOL, 200, 60, world.posts(16, 105), 30, Action.WEIGH_LESS);
    world.crowd(7_200, 30);
    world.signals.add(
        new Signal(
            SignalKind.SURGE,
            Subject.TARGET,
            3,
            -1,
            2_100,
            List.of(fact("likes", 31), fact("views", 40), fact("usual_milli", 2_300)),
            new int[0]));
    world.flag(300, Action.CLEAN);
    world.add(SignalKind.TEMPO, 300, 5_900, fact("intervals", 1_204), fact("spread_permille", 9));
    world.add(SignalKind.BLIND, 300, 4_100, fact("likes", 44), fact("gap_between_taps_ms", 31));
    return world;
  }

  /** A community small enough for its page to be read line by line. */
  static World small() {
    World world = new World(40, 6, 3);
    world.title = "small.csv";
    world.facts.put("rows", "140");
    world.facts.put("fdr", "0.01");
    world.ring(RingKind.TASK_GROUP, 4, 6, world.posts(3, 2), 5, Action.CLEAN);
    world.crowd(90, 5);
    return world;
  }

  private int[] posts(int count, int from) {
    return IntStream.range(from, from + count).toArray();
  }
}
