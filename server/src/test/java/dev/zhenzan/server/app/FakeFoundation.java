package dev.zhenzan.server.app;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.api.Answers;
import dev.zhenzan.server.api.Backups;
import dev.zhenzan.server.api.Closings;
import dev.zhenzan.server.api.Heads;
import dev.zhenzan.server.api.Past;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.gate.DecisionStore;
import dev.zhenzan.server.hook.Closed;
import dev.zhenzan.server.key.KeyStore;
import dev.zhenzan.server.key.MemoryKeyStore;
import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.Closing;
import dev.zhenzan.server.log.CountChange;
import dev.zhenzan.server.log.CountRow;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.LogHead;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Receipt;
import dev.zhenzan.server.log.RingRow;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.space.Closer;
import dev.zhenzan.server.space.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything below HTTP in the plainest form: lists and maps under one lock. Verdicts are put in by
 * tests; a closing settles every like whole.
 */
final class FakeFoundation implements Foundation, Intake, Book, Closer {
  private final List<Report> log = new ArrayList<>();
  private final Map<String, Integer> rowOfId = new HashMap<>();
  private final Map<String, Map<String, Integer>> standing = new TreeMap<>();
  private final Map<String, LogStore.Answer> answers = new HashMap<>();
  private final List<Closing> closings = new ArrayList<>();
  private final Database database = newDatabase();
  private final MemoryKeyStore keys = new MemoryKeyStore();
  private final Map<Long, DecisionStore.Kept> decisions = new TreeMap<>();

  private final List<Consumer<Settlement>> listeners = new ArrayList<>();
  final Map<String, Account> accounts = new TreeMap<>();
  final List<Ring> rings = new ArrayList<>();
  final Map<String, Pace> paces = new HashMap<>();
  volatile StoreException.@Nullable Kind refusing;
  volatile boolean busy;
  volatile boolean broken;
  volatile boolean forget;
  volatile long evidenceMillis = 1_690_000_000_000L;
  private long duplicates;

  @Override
  public Intake intake() {
    return this;
  }

  @Override
  public Book book() {
    return this;
  }

  @Override
  public Closer closer() {
    return this;
  }

  @Override
  public Answers answers() {
    return key -> {
      synchronized (this) {
        return answers.get(key);
      }
    };
  }

  @Override
  public Closings closings() {
    return () -> List.copyOf(closings);
  }

  @Override
  public Heads heads() {
    return (rows, closing) -> new LogHead(rows, "ab".repeat(32), closing, "cd".repeat(32));
  }

  @Override
  public Past past() {
    FakeFoundation here = this;
    return new Past() {
      @Override
      public Count countAt(String target, long timeMillis) {
        return here.countAt(target, timeMillis);
      }

      @Override
      public @Nullable LifeLine like(String id) {
        return here.like(id);
      }
    };
  }

  @Override
  public Backups backups() {
    return new Backups() {
      @Override
      public Path folder() {
        return Path.of("target", "no-backups");
      }

      @Override
      public Backup.Content make(Path to) {
        return new Backup.Content(1, 0, 4_096);
      }
    };
  }

  @Override
  public KeyStore keyStore() {
    return keys;
  }

  @Override
  public DecisionStore decisionStore() {
    return new DecisionStore() {
      @Override
      public void append(List<Kept> batch) {
        synchronized (decisions) {
          batch.forEach(kept -> decisions.put(kept.number(), kept));
        }
      }

      @Override
      public @Nullable Kept find(long number) {
        synchronized (decisions) {
          return decisions.get(number);
        }
      }
    };
  }

  @Override
  public dev.zhenzan.server.space.Enforcement enforcement() {
    return new dev.zhenzan.server.space.Enforcement() {
      @Override
      public void enforce(dev.zhenzan.server.book.Masking masks, long upToAct) {}

      @Override
      public List<dev.zhenzan.server.log.LedgerRow> tryOut(dev.zhenzan.server.book.Masking masks) {
        return List.of();
      }

      @Override
      public long enforced() {
        return 0;
      }
    };
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Closed closed() {
    return new Closed() {
      @Override
      public long last() {
        synchronized (FakeFoundation.this) {
          return closings.size();
        }
      }

      @Override
      public Settlement of(long closing) {
        return new Settlement(
            closings.get((int) closing - 1), List.of(), List.of(), List.of(), List.of());
      }

      @Override
      public List<CountChange> counts(long closing) {
        return List.of();
      }

      @Override
      public List<RingRow> rings(long closing) {
        return List.of();
      }
    };
  }

  private static Database newDatabase() {
    try {
      Path folder = Files.createTempDirectory("zhenzan");
      folder.toFile().deleteOnExit();
      return Database.open(folder.resolve("beside.db").toString());
    } catch (IOException | StoreException machine) {
      throw new IllegalStateException(machine);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  @Override
  public synchronized CompletableFuture<Receipt> accept(
      List<Report> reports, @Nullable AnswerMaker answer) throws BusyException {
    if (busy) {
      throw new BusyException(7);
    }
    if (reports.isEmpty() || reports.size() > BATCH_MAX) {
      throw new IllegalArgumentException("a batch of " + reports.size());
    }
    StoreException.Kind kind = refusing;
    if (kind != null) {
      return CompletableFuture.failedFuture(new StoreException(kind, "the test says so"));
    }
    long[] rows = new long[reports.size()];
    for (int at = 0; at < rows.length; at++) {
      rows[at] = accept(reports.get(at));
    }
    Receipt receipt = new Receipt(rows, log.size());
    if (answer != null) {
      LogStore.Answer kept = answer.answer(receipt);
      answers.put(kept.key(), kept);
    }
    return CompletableFuture.completedFuture(receipt);
  }

  private long accept(Report report) {
    Integer before = report.id() == null ? null : rowOfId.putIfAbsent(report.id(), log.size());
    if (before != null) {
      duplicates++;
      return -1 - before;
    }
    log.add(report);
    Map<String, Integer> likes =
        standing.computeIfAbsent(report.target(), target -> new TreeMap<>());
    if (report.type() == EventType.LIKE) {
      likes.putIfAbsent(report.actor(), log.size() - 1);
    } else if (report.type() == EventType.UNLIKE) {
      likes.remove(report.actor());
    }
    return log.size() - 1;
  }

  @Override
  public Load load() {
    return new Load(0, 1_000_000);
  }

  @Override
  public synchronized Moment now() {
    if (broken) {
      throw new IllegalStateException("the test says so");
    }
    long newest = log.stream().mapToLong(Report::time).max().orElse(Long.MIN_VALUE);
    Closing last = closings.isEmpty() ? null : closings.get(closings.size() - 1);
    return new Moment(
        log.size(),
        closings.size(),
        last == null ? Long.MIN_VALUE : last.endMillis(),
        newest,
        duplicates,
        0);
  }

  @Override
  public synchronized Count count(String target) {
    Map<String, Integer> likes = standing.getOrDefault(target, Map.of());
    long head = closings.isEmpty() ? 0 : closings.get(closings.size() - 1).head();
    long settled = likes.values().stream().filter(row -> row < head).count();
    long pending = likes.size() - settled;
    return new Count(target, likes.size(), pending, 10_000 * settled, 10_000 * pending, Map.of());
  }

  @Override
  public List<Count> counts(List<String> targets) {
    return targets.stream().map(this::count).toList();
  }

  @Override
  public Counts countsNow(List<String> targets) {
    return new Counts(counts(targets), now());
  }

  @Override
  public Depth depth(String target) {
    return new Depth(100, 4, 40, 2, 5_000, 3_000, 12, 1);
  }

  @Override
  public synchronized void onClosed(Consumer<Settlement> listener) {
    listeners.add(listener);
  }

  @Override
  public List<Standing> standingAt(String target, long timeMillis) {
    throw new IllegalStateException("as_of is answered by past(), from countAt");
  }

  private synchronized Count countAt(String target, long timeMillis) {
    Map<String, EventType> last = new HashMap<>();
    log.stream()
        .filter(report -> report.target().equals(target) && report.time() <= timeMillis)
        .sorted(Comparator.comparingLong(Report::time))
        .forEach(report -> last.put(report.actor(), report.type()));
    long raw = last.values().stream().filter(type -> type == EventType.LIKE).count();
    return new Count(target, raw, raw, 0, 10_000 * raw, Map.of());
  }

  @Override
  public @Nullable Account account(String account) {
    return accounts.get(account);
  }

  @Override
  public synchronized @Nullable LifeLine like(String id) {
    Integer row = rowOfId.get(id);
    if (row == null) {
      return null;
    }
    Report report = log.get(row);
    return new LifeLine(
        id,
        row,
        report.type().name(),
        report.time(),
        report.actor(),
        report.target(),
        "stands",
        -1,
        List.of(new Step("reported", report.time(), 0, 0, "")));
  }

  @Override
  public synchronized @Nullable Link link(String one, String other, int most) {
    if (log.stream().noneMatch(report -> report.actor().equals(one))
        || log.stream().noneMatch(report -> report.actor().equals(other))) {
      return null;
    }
    List<Meeting> meetings = new ArrayList<>();
    standing.forEach(
        (target, likes) -> {
          Integer first = likes.get(one);
          Integer second = likes.get(other);
          if (first != null && second != null) {
            meetings.add(new Meeting(target, log.get(first).time(), log.get(second).time()));
          }
        });
    return new Link(
        one, other, meetings.size(), 0, meetings.subList(0, Math.min(most, meetings.size())));
  }

  @Override
  public List<Ring> rings() {
    return rings;
  }

  @Override
  public Sight sight(String name, @Nullable String device, long nowMillis) {
    Account account = accounts.get(name);
    Verdict verdict =
        account == null
            ? null
            : new Verdict(
                account.action(),
                (int) (account.honestLikes() / account.likes()),
                account.suspicionMillionths(),
                account.millinats(),
                account.ring());
    return new Sight(now(), verdict, paces.getOrDefault(name, new Pace(0, 0, 0, 0)), null);
  }

  @Override
  public synchronized boolean stands(String actor, String target) {
    return standing.getOrDefault(target, Map.of()).containsKey(actor);
  }

  @Override
  public long evidenceMillis(String account) {
    return evidenceMillis;
  }

  @Override
  public List<Evidence> evidence(String account) {
    return List.of(
        new Evidence("lockstep", account, "u2", 8_000, Map.of("meetings", 17), List.of("e1")));
  }

  @Override
  public List<Account> suspects(int most, @Nullable String afterAccount) {
    List<Account> sorted =
        accounts.values().stream()
            .sorted(
                Comparator.comparingInt(Account::suspicionMillionths)
                    .reversed()
                    .thenComparing(Account::account))
            .toList();
    int from = 0;
    for (int at = 0; at < sorted.size(); at++) {
      if (sorted.get(at).account().equals(afterAccount)) {
        from = at + 1;
      }
    }
    return sorted.subList(from, Math.min(sorted.size(), from + most));
  }

  @Override
  public synchronized CompletableFuture<Closing> closeNow() {
    long newest = log.stream().mapToLong(Report::time).max().orElse(0);
    Closing closing = new Closing(closings.size() + 1, log.size(), newest, newest, "{}");
    closings.add(closing);
    List<CountRow> counts =
        standing.entrySet().stream()
            .map(each -> new CountRow(each.getKey(), closing.number(), each.getValue().size(), 0))
            .toList();
    Settlement settlement = new Settlement(closing, List.of(), List.of(), List.of(), counts);
    if (!forget) {
      listeners.forEach(listener -> listener.accept(settlement));
    }
    return CompletableFuture.completedFuture(closings.get(closings.size() - 1));
  }

  @Override
  public Progress progress() {
    return new Progress(false, "", 0);
  }
}
