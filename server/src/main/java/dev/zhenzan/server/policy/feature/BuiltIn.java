package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.ring.RingKind;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import dev.zhenzan.server.policy.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The features that need no declaration. */
public final class BuiltIn {
  private static final Set<On> LIKE = EnumSet.of(On.LIKE);
  private static final Set<On> BOTH = EnumSet.allOf(On.class);
  private static final Words EVENT = new Words("like", "点赞");
  private static final Words ACCOUNT = new Words("account", "账号");
  private static final Words NOTHING = new Words("nothing", "无");
  private static final Words HELD = new Words("held anyway", "已有");

  /** Before the name of a signal. */
  public static final String SIGNAL = "signal_";

  private BuiltIn() {}

  /** All of them, by subject. */
  static List<Feature> all() {
    List<Feature> all = new ArrayList<>();
    all.addAll(event());
    all.addAll(account());
    all.addAll(verdict());
    all.addAll(standing());
    return all;
  }

  private static List<Feature> event() {
    return List.of(
        word("event_type", EventType.values(), "type of the event", "事件类型", LIKE),
        given(
            "dwell_ms",
            FeatureType.WHOLE,
            "ms",
            "毫秒",
            "time the account looked",
            "浏览时长",
            LIKE,
            EVENT,
            NOTHING),
        given(
            "completion",
            FeatureType.REAL,
            "0…1",
            "0…1",
            "share that was seen",
            "看完的比例",
            LIKE,
            EVENT,
            NOTHING),
        given(
            "text_length",
            FeatureType.WHOLE,
            "characters",
            "字",
            "length of the comment",
            "评论长度",
            LIKE,
            EVENT,
            NOTHING),
        new Feature(
            "has_view",
            FeatureType.TRUTH,
            Words.NONE,
            new Words("the account viewed the target within a day before", "该账号一天内浏览过该内容"),
            LIKE,
            EVENT,
            RecentViews.COST,
            new Origin.HasView(),
            List.of()));
  }

  private static List<Feature> account() {
    return List.of(
        kept(
            "session_minutes",
            FeatureType.REAL,
            "minutes",
            "分钟",
            "length of the visit so far, a visit ending with 30 quiet minutes",
            "本次访问时长（静默 30 分钟为止）",
            new Origin.Session(Origin.Session.Measure.MINUTES),
            Sessions.COST),
        kept(
            "session_likes",
            FeatureType.WHOLE,
            "likes",
            "个赞",
            "likes in the visit so far",
            "本次访问内的点赞数",
            new Origin.Session(Origin.Session.Measure.LIKES),
            Sessions.COST),
        kept(
            "hours_active_24",
            FeatureType.WHOLE,
            "hours",
            "小时",
            "hours of the last 24 with anything done",
            "最近 24 小时中有活动的小时数",
            new Origin.Session(Origin.Session.Measure.HOURS_ACTIVE),
            Sessions.COST),
        kept(
            "account_age_days",
            FeatureType.REAL,
            "days",
            "天",
            "time since the account was first seen here",
            "账号首次出现至今的时间",
            new Origin.Age(),
            FirstSeen.COST));
  }

  private static List<Feature> verdict() {
    List<Feature> all = new ArrayList<>();
    all.add(
        held(
            "suspicion",
            FeatureType.REAL,
            "0…1",
            "0…1",
            "probability of brushing by the last verdict",
            "最近一次判定的刷赞概率"));
    all.add(
        held(
            "flagged",
            FeatureType.TRUTH,
            "",
            "",
            "the last verdict holds the account to brush",
            "最近一次判定认定刷赞"));
    all.add(word("action", Action.values(), "what the last verdict says to do", "最近一次判定的处置", BOTH));
    all.add(
        word(
            "ring_kind",
            RingKind.values(),
            "kind of the account's ring, empty for none",
            "所属团伙的类型，无则为空",
            BOTH));
    all.add(
        held(
            "ring_size",
            FeatureType.WHOLE,
            "accounts",
            "个账号",
            "members of the account's ring, 0 for none",
            "所属团伙的成员数，无则为 0"));
    all.add(
        held(
            "likes_given",
            FeatureType.WHOLE,
            "likes",
            "个赞",
            "standing likes of the account at the last verdict",
            "最近一次判定时该账号的有效点赞数"));
    for (SignalKind kind : SignalKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      all.add(
          held(
              SIGNAL + name,
              FeatureType.WHOLE,
              "millinats",
              "毫奈特",
              "what the signal " + name + " added to the last verdict",
              "信号 " + name + " 在最近一次判定中的贡献"));
    }
    return all;
  }

  private static List<Feature> standing() {
    return List.of(
        held(
            "strikes",
            FeatureType.WHOLE,
            "strikes",
            "次",
            "strikes that have not expired",
            "未过期的记过数"),
        held("labels", FeatureType.NAMES, "", "", "labels in force on the account", "账号上有效的标签"),
        held(
            "lists",
            FeatureType.NAMES,
            "",
            "",
            "lists in force that name the account, its device, address or target",
            "有效名单中列有该账号、设备、地址或内容的名单"),
        held("allowed", FeatureType.TRUTH, "", "", "an allow list names it", "在白名单中"),
        held("denied", FeatureType.TRUTH, "", "", "a deny list names it", "在黑名单中"),
        held("grey", FeatureType.TRUTH, "", "", "a grey list names it", "在灰名单中"));
  }

  private static Feature word(
      String name, Enum<?>[] constants, String english, String chinese, Set<On> on) {
    List<String> values = new ArrayList<>();
    for (Enum<?> constant : constants) {
      values.add(constant.name().toLowerCase(Locale.ROOT));
    }
    if (name.equals("ring_kind")) {
      values.add("");
    }
    return new Feature(
        name,
        FeatureType.TEXT,
        Words.NONE,
        new Words(english, chinese),
        on,
        on.size() == 1 ? EVENT : ACCOUNT,
        HELD,
        new Origin.Known(),
        List.copyOf(values));
  }

  private static Feature held(
      String name, FeatureType type, String unit, String unitZh, String english, String chinese) {
    return given(name, type, unit, unitZh, english, chinese, BOTH, ACCOUNT, HELD);
  }

  private static Feature kept(
      String name,
      FeatureType type,
      String unit,
      String unitZh,
      String english,
      String chinese,
      Origin origin,
      Words cost) {
    return new Feature(
        name,
        type,
        new Words(unit, unitZh),
        new Words(english, chinese),
        BOTH,
        ACCOUNT,
        cost,
        origin,
        List.of());
  }

  private static Feature given(
      String name,
      FeatureType type,
      String unit,
      String unitZh,
      String english,
      String chinese,
      Set<On> on,
      Words subject,
      Words cost) {
    return new Feature(
        name,
        type,
        new Words(unit, unitZh),
        new Words(english, chinese),
        on,
        subject,
        cost,
        new Origin.Known(),
        List.of());
  }
}
