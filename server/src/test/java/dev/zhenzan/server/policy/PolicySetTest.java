package dev.zhenzan.server.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.policy.feature.FeatureView;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Can prove who is hit, who is left alone, and what is said; and that the shipped policies are
 * sound. Cannot prove that a policy is wise.
 */
final class PolicySetTest {
  private static final String TEXT =
      """
      features:
        likes_1h: {count: like, by: actor, within: 1h}
        views_1h: {count: view, by: actor, within: 1h}
        pace: {ratio: [likes_1h, views_1h]}
      policies:
        - id: flood
          version: 3
          title: {en: flood, zh: 洪水}
          on: like
          when: likes_1h > 600 || pace > 9.5
          then: [observe, {limit: {for: 6h}}]
          because: {en: "{likes_1h} likes, {pace} a view", zh: "{likes_1h} 个赞，每次浏览 {pace} 个"}
          budget: 5
          rollout: %ROLLOUT%
          jitter: 10m
          expires: 2026-06-01
          owner: me
        - id: quick
          version: 1
          title: {en: quick, zh: 快}
          on: like
          when: dwell_ms < 300
          then: observe
          because: {en: a, zh: b}
          budget: 5
          owner: me
      """;
  private static final long MARCH = 1_772_409_600_000L;
  private static final long JULY = 1_783_000_000_000L;

  private static PolicySet set(String rollout, State state) {
    Policies read =
        PolicyReader.read(List.of(Source.of("test", TEXT.replace("%ROLLOUT%", rollout))));
    assertEquals(List.of(), read.problems());
    List<PolicySet.Member> members = new ArrayList<>();
    read.policies().forEach(policy -> members.add(new PolicySet.Member(policy, state)));
    return PolicySet.compile(members, On.LIKE);
  }

  private static FeatureView view(Map<String, Object> values) {
    return feature -> values.get(feature.name());
  }

  @Test
  void saysWhyWithTheNumbersFilledIn() {
    List<Hit> hits =
        set("100", State.LIVE)
            .evaluate(new Subject("u1", MARCH), view(Map.of("likes_1h", 1_234L, "pace", 12.25)));
    assertEquals(1, hits.size(), "dwell is not known, and decides nothing");
    Hit hit = hits.get(0);
    assertEquals("1,234 likes, 12.3 a view", hit.reason().english());
    assertEquals("1,234 个赞，每次浏览 12.3 个", hit.reason().chinese());
    assertEquals(Map.of("likes_1h", 1_234L, "pace", 12.25), hit.restedOn());
    assertEquals(3, hit.version());
    assertEquals(List.of(new Step.Observe(), new Step.Limit(6 * 3_600_000L)), hit.steps());
    assertTrue(hit.delayMillis() >= 0 && hit.delayMillis() < 600_000, "" + hit.delayMillis());
  }

  @Test
  void whatIsNotKnownDecidesNothingAndEitherSideOfAnOrSuffices() {
    PolicySet set = set("100", State.LIVE);
    Map<String, Object> values = new HashMap<>();
    assertEquals(0, set.evaluate(new Subject("u", MARCH), view(values)).size());
    values.put("pace", 10.0);
    List<Hit> hits = set.evaluate(new Subject("u", MARCH), view(values));
    assertEquals("? likes, 10 a view", hits.get(0).reason().english());
    values.put("dwell_ms", 299L);
    assertEquals(2, set.evaluate(new Subject("u", MARCH), view(values)).size());
  }

  @Test
  void eachFeatureIsAskedForAtMostOnce() {
    Map<String, Integer> asked = new HashMap<>();
    set("100", State.LIVE)
        .evaluate(
            new Subject("u", MARCH),
            feature -> {
              asked.merge(feature.name(), 1, Integer::sum);
              return feature.name().equals("likes_1h") ? 700L : null;
            });
    assertEquals(Map.of("likes_1h", 1, "dwell_ms", 1, "pace", 1), asked);
  }

  @Test
  void expiredSnoozedAndDraftOnesAreNotHeld() {
    FeatureView view = view(Map.of("likes_1h", 700L));
    PolicySet live = set("100", State.LIVE);
    assertEquals(0, live.evaluate(new Subject("u", JULY), view).size());
    assertEquals(
        0, live.evaluate(new Subject("u", MARCH), view, (policy, actor, at) -> true).size());
    assertEquals(0, set("100", State.DRAFT).evaluate(new Subject("u", MARCH), view).size());
    assertEquals(
        State.SHADOW,
        set("100", State.SHADOW).evaluate(new Subject("u", MARCH), view).get(0).state());
  }

  /** Healthy: about the share, and whoever was in stays in; broken: drawn anew each time. */
  @Test
  void aRolloutIsStableAndGrows() {
    FeatureView view = view(Map.of("likes_1h", 700L));
    PolicySet ten = set("10", State.LIVE);
    PolicySet half = set("50%", State.LIVE);
    int inTen = 0;
    for (int actor = 0; actor < 5_000; actor++) {
      Subject subject = new Subject("u" + actor, MARCH + actor);
      boolean first = !ten.evaluate(subject, view).isEmpty();
      inTen += first ? 1 : 0;
      Subject later = new Subject("u" + actor, MARCH + 77);
      assertEquals(first, !ten.evaluate(later, view).isEmpty());
      assertTrue(!first || !half.evaluate(subject, view).isEmpty(), "raising keeps " + actor);
    }
    assertTrue(inTen > 400 && inTen < 600, inTen + " of 5,000");
  }

  @Test
  void aFingerprintFollowsWhatDecides() {
    Policies one = PolicyReader.read(List.of(Source.of("a", TEXT.replace("%ROLLOUT%", "100"))));
    Policies same = PolicyReader.read(List.of(Source.of("b", TEXT.replace("%ROLLOUT%", "100"))));
    Policies other =
        PolicyReader.read(
            List.of(
                Source.of(
                    "c",
                    TEXT.replace("%ROLLOUT%", "100")
                        .replace("by: actor, within: 1h", "by: device, within: 1h"))));
    assertEquals(print(one), print(same));
    assertNotEquals(print(one), print(other), "another window behind the same condition");
  }

  private static String print(Policies policies) {
    return policies.find("flood").fingerprint();
  }

  @Test
  void theShippedPoliciesAreSoundAndNeedNoInterpreter() throws IOException {
    Policies shipped = PolicyReader.read(ShippedPolicies.sources());
    assertEquals(List.of(), shipped.problems());
    List<PolicySet.Member> members = new ArrayList<>();
    shipped.policies().forEach(each -> members.add(new PolicySet.Member(each, State.LIVE)));
    for (On on : On.values()) {
      PolicySet set = PolicySet.compile(members, on);
      assertTrue(set.members().size() >= 4);
      assertEquals(0, set.interpreted());
    }
    shipped.policies().forEach(each -> assertTrue(Explanation.of(each).size() >= 7));
  }
}
