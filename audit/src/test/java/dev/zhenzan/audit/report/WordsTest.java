package dev.zhenzan.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.ring.RingKind;
import dev.zhenzan.core.ring.Role;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.Signal.Subject;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that both languages have every word, that every kind of the core has words, and that
 * numbers read as people write them. Cannot prove that a translation is good.
 */
class WordsTest {
  private final Texts texts = Texts.load();

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertEquals(texts.keys("en"), texts.keys("zh"));
    assertTrue(texts.keys("en").size() > 200);
  }

  @Test
  void everyKindHasWords() {
    for (SignalKind kind : SignalKind.values()) {
      assertTrue(texts.has("signal." + kind) && texts.has("signal." + kind + ".about"));
    }
    for (RingKind kind : RingKind.values()) {
      assertTrue(texts.has("kind." + kind) && texts.has("kind." + kind + ".about"));
    }
    for (Role role : Role.values()) {
      assertTrue(texts.has("role." + role) && texts.has("role.one." + role));
    }
    for (Action action : Action.values()) {
      assertTrue(texts.has("action." + action));
    }
  }

  @Test
  void oneIsSingular() {
    assertEquals("1 like", texts.say("focus.likes", 1).en());
    assertEquals("2,000 likes", texts.say("focus.likes", 2_000).en());
  }

  @Test
  void factsReadAsSentences() {
    assertEquals("9 posts together", fact("targets_together", 9).en());
    assertEquals("一起点赞 9 个内容", fact("targets_together", 9).zh());
    assertEquals("chance would give 0.0003", fact("expected_micro", 300).en());
    assertEquals("8 s apart as a rule", fact("median_gap_ms", 8_000).en());
    assertEquals("spread 3.8% of their mean", fact("spread_permille", 38).en());
  }

  @Test
  void unknownFactsKeepTheirNames() {
    assertEquals("odd likes: 1.5", fact("odd_likes_milli", 1_500).en());
    assertEquals("odd点赞：1.5", fact("odd_likes_milli", 1_500).zh());
  }

  @Test
  void percentagesNeverRoundToCertainty() {
    assertEquals("0%", Figures.percent(0));
    assertEquals("<0.01%", Figures.percent(1e-9));
    assertEquals("1%", Figures.percent(0.01));
    assertEquals("99.97%", Figures.percent(0.9997));
    assertEquals(">99.99%", Figures.percent(0.9999999));
    assertEquals("100%", Figures.percent(1));
  }

  @Test
  void hugeAndTinyNumbersReadWell() {
    assertEquals("9,223,372,036,854,775,807", Figures.whole(Long.MAX_VALUE));
    assertEquals("1,000,000", Figures.plain(1e6));
    assertEquals("0.000041", Figures.plain(0.000041));
    assertEquals("1 in 10<sup>13</sup>", Figures.rarity(texts, -32_000).en());
    assertEquals("1 in 148", Figures.rarity(texts, -5_000).en());
  }

  private Bilingual fact(String name, long value) {
    Fact fact = new Fact(name, value);
    Signal signal =
        new Signal(SignalKind.LOCKSTEP, Subject.ACCOUNT, 0, -1, 1, List.of(fact), new int[0]);
    return new FactWords(texts).say(signal);
  }
}
