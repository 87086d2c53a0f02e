package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What accounts are called for a time: labels that policies put on, and places in lists that people
 * keep. Memory between events, which later policies may ask for.
 */
public final class Labels implements Fold {
  private final Map<String, Map<String, Label>> byAccount = new ConcurrentHashMap<>();

  /** What a list says of those in it. */
  public enum Ranking {
    /** No list: a label. */
    NONE,
    ALLOW,
    DENY,
    GREY
  }

  /**
   * One of them.
   *
   * @param untilMillis from when it holds no more, {@link Long#MAX_VALUE} for never
   */
  public record Label(
      String name, Ranking ranking, long setMillis, long untilMillis, Because because, String by) {}

  @Override
  public void take(Act act) {
    switch (act.kind()) {
      case LABEL_SET -> change(act, labels -> labels.put(act.detail().text("name"), label(act)));
      case LABEL_REMOVED -> change(act, labels -> labels.remove(act.detail().text("name")));
      default -> {
        // names nobody
      }
    }
  }

  private static Label label(Act act) {
    String list = act.detail().text("list");
    return new Label(
        act.detail().text("name"),
        list.isEmpty() ? Ranking.NONE : Ranking.valueOf(list),
        act.atMillis(),
        act.detail().number("until", Long.MAX_VALUE),
        Because.of(act.detail()),
        act.by());
  }

  private interface Change {
    void on(Map<String, Label> labels);
  }

  private void change(Act act, Change change) {
    Map<String, Label> labels = new TreeMap<>(byAccount.getOrDefault(act.subject(), Map.of()));
    change.on(labels);
    byAccount.put(act.subject(), labels);
  }

  /** What holds at a time, by name. */
  public List<Label> of(String account, long atMillis) {
    List<Label> labels = new ArrayList<>();
    for (Label label : byAccount.getOrDefault(account, Map.of()).values()) {
      if (atMillis < label.untilMillis()) {
        labels.add(label);
      }
    }
    return labels;
  }

  /** The names that somebody has put on accounts and that hold at a time, by account. */
  public Map<String, List<String>> setBy(String by, long atMillis) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String account : byAccount.keySet()) {
      List<String> names =
          of(account, atMillis).stream()
              .filter(each -> each.by().equals(by))
              .map(Label::name)
              .toList();
      if (!names.isEmpty()) {
        all.put(account, names);
      }
    }
    return all;
  }

  /** What has to be done to put a label on, or an account into a list. */
  public static ActDraft setting(
      String account, String name, Ranking ranking, long untilMillis, Because because) {
    Detail.Making detail = because.into(Detail.making()).text("name", name);
    if (ranking != Ranking.NONE) {
      detail.text("list", ranking.name());
    }
    if (untilMillis != Long.MAX_VALUE) {
      detail.number("until", untilMillis);
    }
    return new ActDraft(ActKind.LABEL_SET, account, detail.end());
  }

  /** What has to be done to take it off again. */
  public static ActDraft removing(String account, String name, Because because) {
    return new ActDraft(
        ActKind.LABEL_REMOVED, account, because.into(Detail.making()).text("name", name).end());
  }

  /** Lets go of what is known of an account: its acts were erased. */
  public void forget(String account) {
    byAccount.remove(account);
  }
}
