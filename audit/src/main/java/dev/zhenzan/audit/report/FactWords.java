package dev.zhenzan.audit.report;

import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A signal's numbers in plain words. A known fact has a phrase in the texts, {@code fact.NAME} or
 * {@code fact.KIND.NAME}, with the formatted value as argument 0 and the bare number as argument 1;
 * any other is shown under its own name, word by word.
 */
final class FactWords {
  private static final List<String> UNITS =
      List.of("_millinats", "_permille", "_milli", "_micro", "_ms");

  private final Texts texts;

  FactWords(Texts texts) {
    this.texts = texts;
  }

  /** All facts of a signal in one line. */
  Bilingual say(Signal signal) {
    List<Bilingual> parts = new ArrayList<>();
    for (Fact fact : signal.facts()) {
      if (!isUnknown(signal, fact)) {
        parts.add(say(signal, fact));
      }
    }
    return Bilingual.join(parts, "; ", "；");
  }

  Bilingual say(Signal signal, Fact fact) {
    Bilingual value = value(fact);
    String own = "fact." + signal.kind() + "." + fact.name();
    String common = "fact." + fact.name();
    String read = common + "." + reading(fact);
    if (texts.has(read)) {
      return texts.say(read, value);
    }
    if (texts.has(own) || texts.has(common)) {
      return texts.say(texts.has(own) ? own : common, value, fact.value());
    }
    return texts.say("fact", new Bilingual(words("en", fact), words("zh", fact)), value);
  }

  /**
   * A time below nothing stands for one that is not known; depth of nothing says nothing, and a
   * surge without views rests on its history alone.
   */
  private static boolean isUnknown(Signal signal, Fact fact) {
    boolean depth = fact.name().equals("group_depth_millinats");
    boolean views = signal.kind() == SignalKind.SURGE && fact.name().equals("views");
    return (fact.value() == 0 && (depth || views))
        || (fact.value() < 0 && fact.name().endsWith("_ms"));
  }

  /** Some facts read differently by their sign or as yes and no. */
  private static String reading(Fact fact) {
    return fact.value() == 0 ? "no" : fact.value() < 0 ? "below" : "above";
  }

  /** The value in the unit that its name ends with. */
  Bilingual value(Fact fact) {
    return switch (unit(fact.name())) {
      case "_ms" -> Figures.duration(texts, fact.value());
      case "_milli" -> Bilingual.same(Figures.plain(fact.value() / 1e3));
      case "_micro" -> Bilingual.same(Figures.plain(fact.value() / 1e6));
      case "_permille" -> Bilingual.same(Figures.plain(fact.value() / 10.0) + "%");
      case "_millinats" ->
          fact.name().startsWith("false_alarms")
              ? Figures.rarity(texts, fact.value())
              : Bilingual.same(Figures.evidence(fact.value()));
      default -> Bilingual.same(Figures.whole(fact.value()));
    };
  }

  private static String unit(String name) {
    for (String unit : UNITS) {
      if (name.endsWith(unit)) {
        return unit;
      }
    }
    return "";
  }

  private String words(String language, Fact fact) {
    String bare = fact.name().substring(0, fact.name().length() - unit(fact.name()).length());
    List<String> words = new ArrayList<>();
    for (String word : bare.split("_", -1)) {
      String key = "word.fact." + word.toLowerCase(Locale.ROOT);
      words.add(texts.has(key) ? texts.say(key).in(language) : Html.escape(word));
    }
    return String.join(language.equals("zh") ? "" : " ", words);
  }
}
