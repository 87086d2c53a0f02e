package dev.zhenzan.audit.report;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.Signal;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Two or three examples of how an account acted together with others, in plain words. */
final class Coincidences {
  private static final int EXAMPLES_PER_PARTNER = 2;

  /** Further apart than this, in milliseconds, is no coincidence worth telling. */
  private static final long CLOSE = 86_400_000;

  private static final Comparator<Together> CLOSEST =
      Comparator.<Together>comparingLong(one -> Math.abs(one.gap))
          .thenComparingInt(Together::target);

  private final Context context;
  private final Texts texts;

  Coincidences(Context context, Texts texts) {
    this.context = context;
    this.texts = texts;
  }

  /** One sentence for each of the account's nearest partners. */
  List<Bilingual> of(int account) {
    List<Bilingual> sentences = new ArrayList<>();
    for (int partner : context.signals.partners(account)) {
      List<Together> shared = shared(account, partner);
      if (!shared.isEmpty()) {
        sentences.add(sentence(account, partner, shared));
      }
      exchanged(account, partner).ifPresent(sentences::add);
    }
    return sentences;
  }

  private Bilingual sentence(int account, int partner, List<Together> shared) {
    List<Bilingual> examples = new ArrayList<>();
    for (Together one : shared.subList(0, Math.min(EXAMPLES_PER_PARTNER, shared.size()))) {
      String key = one.gap == 0 ? "example.same" : one.gap > 0 ? "example.after" : "example.before";
      Bilingual gap = Figures.duration(texts, one.gap);
      examples.add(texts.say(key, context.target(one.target), gap, context.account(partner)));
    }
    Bilingual list = Bilingual.join(examples, texts.say("example.and").en(), "；");
    Bilingual chance = expected(account, partner).orElse(new Bilingual("", ""));
    return texts.say("example", list, shared.size(), chance);
  }

  /** Likes that went both ways between the two. */
  private Optional<Bilingual> exchanged(int account, int partner) {
    int given = given(account, partner);
    int back = given(partner, account);
    return given == 0 || back == 0
        ? Optional.empty()
        : Optional.of(texts.say("example.mutual", given, back, context.account(partner)));
  }

  private int given(int from, int to) {
    int given = 0;
    for (int row : context.rows.likes(from)) {
      given += context.owners[context.events.target()[row]] == to ? 1 : 0;
    }
    return given;
  }

  private Optional<Bilingual> expected(int account, int partner) {
    for (Signal pair : context.signals.pairs(account)) {
      boolean same = pair.id() == partner || pair.other() == partner;
      for (Fact fact : same ? pair.facts() : List.<Fact>of()) {
        if (fact.name().equals("expected_micro")) {
          Bilingual value = Bilingual.same(Figures.plain(fact.value() / 1e6));
          return Optional.of(texts.say("example.chance", value));
        }
      }
    }
    return Optional.empty();
  }

  /** Targets that both liked close in time, closest first. */
  private List<Together> shared(int account, int partner) {
    EventColumns events = context.events;
    Int2IntOpenHashMap theirs = new Int2IntOpenHashMap();
    theirs.defaultReturnValue(-1);
    IntArrayList rows = context.rows.likes(partner);
    for (int row : rows) {
      theirs.put(events.target()[row], row);
    }
    List<Together> shared = new ArrayList<>();
    for (int row : context.rows.likes(account)) {
      int other = theirs.get(events.target()[row]);
      long gap = other < 0 ? Long.MAX_VALUE : events.time()[row] - events.time()[other];
      if (Math.abs(gap) <= CLOSE) {
        shared.add(new Together(events.target()[row], gap));
      }
    }
    shared.sort(CLOSEST);
    return shared;
  }

  /** One target liked by both; the gap is positive where the account came later. */
  private record Together(int target, long gap) {}
}
