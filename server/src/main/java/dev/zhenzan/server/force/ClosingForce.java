package dev.zhenzan.server.force;

import dev.zhenzan.core.flow.Tasks;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.policy.Hit;
import dev.zhenzan.server.policy.PolicySet;
import dev.zhenzan.server.policy.State;
import dev.zhenzan.server.policy.Subject;
import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.Judged;
import dev.zhenzan.server.space.Enforcement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks the closing policies about every suspect when an epoch has been judged, and does what the
 * live ones say. What a policy does it does to all it hits in one act, or to none.
 */
public final class ClosingForce {
  private static final int PAGE = 1_000;

  private final Rulebook rules;
  private final Register register;
  private final Ladder ladder;
  private final Enforcer enforcer;
  private final Marks marks;
  private final Book book;
  private final Enforcement enforcement;
  private final HitRates rates;

  public ClosingForce(
      Rulebook rules,
      Register register,
      Ladder ladder,
      Enforcer enforcer,
      Marks marks,
      Book book,
      Enforcement enforcement,
      HitRates rates) {
    this.rules = rules;
    this.register = register;
    this.ladder = ladder;
    this.enforcer = enforcer;
    this.marks = marks;
    this.book = book;
    this.enforcement = enforcement;
    this.rates = rates;
  }

  /**
   * Asks and does.
   *
   * @param sinceMillis the end of the epoch before: windows are looked at from then on
   * @return how many accounts live policies acted on
   */
  public int run(long sinceMillis) throws StoreException {
    turnTheDoor();
    PolicySet policies = rules.inForce().closings();
    if (policies.members().isEmpty()) {
      return 0;
    }
    Asked asked = hits(policies, sinceMillis);
    int acted = 0;
    for (PolicySet.Member member : policies.members()) {
      String name = Rulebook.Entry.name(member.policy().id(), member.policy().version());
      acted += act(member, name, asked.hits.getOrDefault(name, Map.of()), asked.accounts);
    }
    enforcer.enforce();
    return acted;
  }

  /** An epoch is over at the gate as well: does a policy hit more there than it used to? */
  private void turnTheDoor() throws StoreException {
    long asked = rates.takeAskedAtTheDoor();
    for (PolicySet.Member member : rules.inForce().likes().members()) {
      String policy = member.policy().id();
      if (rates.turn(policy, asked)) {
        ActDraft alarm = alarm(policy, rates.of(policy).accounts());
        String by = Rulebook.Entry.name(policy, member.policy().version());
        register.act("policy:" + by, () -> List.of(alarm));
      }
    }
  }

  private static ActDraft alarm(String policy, long accounts) {
    Detail detail = Detail.making().number("accounts", accounts).end();
    return new ActDraft(ActKind.POLICY_ALARMED, policy, detail);
  }

  /**
   * What was asked.
   *
   * @param hits by policy and account
   */
  private record Asked(Map<String, Map<String, Hit>> hits, int accounts) {}

  private Asked hits(PolicySet policies, long sinceMillis) {
    Windows windows =
        Windows.needed(policies.features())
            ? Windows.over(enforcement.replay(Tasks.SERIAL), policies.features(), sinceMillis)
            : Windows.NONE;
    Map<Integer, Book.Ring> rings = new HashMap<>();
    book.rings().forEach(ring -> rings.put(ring.number(), ring));
    Map<String, Map<String, Hit>> hits = new TreeMap<>();
    long now = register.nowMillis();
    int asked = 0;
    String after = null;
    List<Book.Account> page;
    do {
      page = book.suspects(PAGE, after);
      for (Book.Account account : page) {
        after = account.account();
        if (!ladder.standings().of(after).isGenuine()) {
          asked++;
          FeatureView view = windows.view(after, judged(account, rings), marks.of(after, now));
          for (Hit hit : policies.evaluate(new Subject(after, now), view, rules.life())) {
            hits.computeIfAbsent(
                    Rulebook.Entry.name(hit.policy(), hit.version()), name -> new TreeMap<>())
                .put(after, hit);
          }
        }
      }
    } while (page.size() == PAGE);
    return new Asked(hits, asked);
  }

  private static Judged judged(Book.Account account, Map<Integer, Book.Ring> rings) {
    int[] contributions = new int[SignalKind.COUNT];
    account
        .contributions()
        .forEach(
            (kind, millinats) ->
                contributions[SignalKind.valueOf(kind.toUpperCase(Locale.ROOT)).ordinal()] =
                    millinats);
    Book.Ring ring = rings.get(account.ring());
    boolean flagged = account.action().equals("weigh_less") || account.action().equals("clean");
    return new Judged(
        account.suspicionMillionths() / 1e6,
        flagged,
        account.action(),
        ring == null ? "" : ring.kind(),
        ring == null ? 0 : ring.members().size(),
        account.likes(),
        contributions);
  }

  private int act(PolicySet.Member member, String policy, Map<String, Hit> hits, int asked)
      throws StoreException {
    boolean jumped = rates.hit(member.policy().id(), hits.keySet(), asked);
    boolean live = member.state() == State.LIVE;
    Steps steps = new Steps(ladder);
    try {
      register.act(
          "policy:" + policy,
          () -> {
            List<ActDraft> drafts = new ArrayList<>();
            if (jumped) {
              drafts.add(alarm(member.policy().id(), hits.size()));
            }
            if (live) {
              for (Map.Entry<String, Hit> each : hits.entrySet()) {
                drafts.addAll(steps.of(each.getValue(), each.getKey(), register.nowMillis()));
              }
            }
            return drafts;
          });
    } catch (Ladder.NotDone overruled) {
      return 0; // a person said otherwise meanwhile: asked again at the next closing
    }
    return live ? hits.size() : 0;
  }
}
