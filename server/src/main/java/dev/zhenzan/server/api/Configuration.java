package dev.zhenzan.server.api;

import dev.zhenzan.server.force.Rulebook;
import dev.zhenzan.server.hook.Hook;
import dev.zhenzan.server.hook.HookEvent;
import dev.zhenzan.server.ladder.Rungs;
import dev.zhenzan.server.policy.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people have decided about how a service works, as one document that can be carried to
 * another: the ladder, the policies with where each is in its life, the files they stand in, and
 * who is told of what. It names no account, and holds no key and no secret.
 */
final class Configuration {
  /** What kind of document it is; another number for another meaning of its fields. */
  static final String KIND = "zhenzan.configuration.1";

  private static final long DAY = 86_400_000L;
  private static final long HOUR = 3_600_000L;

  private Configuration() {}

  static Doc of(Rungs rungs, Rulebook book, List<Hook> hooks) {
    Map<String, Doc> policies = new TreeMap<>();
    Map<String, String> files = new TreeMap<>();
    for (Rulebook.Entry entry : book.all()) {
      State state = book.state(entry);
      if (state != State.RETIRED) {
        String file = fileName(entry);
        files.put(file, entry.text());
        policies.put(entry.name(), new Doc().put("state", state.word()).put("file", file));
      }
    }
    return new Doc()
        .put("configuration", KIND)
        .put("ladder", ladder(rungs))
        .put("policies", policies)
        .put("files", files)
        .put("webhooks", webhooks(hooks));
  }

  static Doc ladder(Rungs rungs) {
    return new Doc()
        .put("rungs", Doc.each(rungs.rungs(), Configuration::rung))
        .put("strikes_lapse_after", span(rungs.strikeMillis()))
        .put("strikes_halve_after", span(rungs.goodMillis()));
  }

  private static Doc rung(Rungs.Rung rung) {
    boolean forGood = rung.forMillis() == Long.MAX_VALUE;
    return new Doc()
        .put("strikes", rung.strikes())
        .put("step", rung.step().text())
        .putIfKnown("for", forGood ? null : span(rung.forMillis()))
        .putIfKnown("to", rung.weight() == 0 ? null : rung.weight() / 1e4)
        .put("review", rung.review());
  }

  static String span(long millis) {
    return millis % DAY == 0
        ? millis / DAY + "d"
        : millis % HOUR == 0 ? millis / HOUR + "h" : millis / 1_000 + "s";
  }

  /** Two files of one name may have other texts: the digits tell them apart. */
  private static String fileName(Rulebook.Entry entry) {
    return "policies-" + digits(entry.text()) + ".yaml";
  }

  private static String digits(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static Map<String, Doc> webhooks(List<Hook> hooks) {
    Map<String, Doc> shown = new TreeMap<>();
    for (Hook hook : hooks) {
      shown.put(hook.url().toString(), webhook(hook));
    }
    return shown;
  }

  static Doc webhook(Hook hook) {
    return new Doc()
        .put("events", hook.events().stream().sorted().map(HookEvent::text).toList())
        .put("min_change", Shown.likes(hook.minChangeBp()))
        .put("description", hook.description());
  }
}
