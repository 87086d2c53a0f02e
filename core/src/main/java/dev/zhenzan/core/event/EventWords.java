package dev.zhenzan.core.event;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the types of events. Case does not matter, nor do dashes and blanks. */
public final class EventWords {
  private static final Map<String, EventType> COMMON = new HashMap<>();
  private static final Map<String, EventType> ARCHIVE = new HashMap<>();

  static {
    say(COMMON, EventType.LIKE, "like", "liked", "star", "starred", "watch", "favourite");
    say(COMMON, EventType.LIKE, "favorite", "fav", "upvote", "heart", "love", "kudos", "thumbs_up");
    say(COMMON, EventType.LIKE, "+1", "1", "digg", "praise", "zan", "赞", "点赞", "喜欢");
    say(COMMON, EventType.UNLIKE, "unlike", "unliked", "unstar", "unfavourite", "unfavorite");
    say(COMMON, EventType.UNLIKE, "unvote", "downvote_undo", "cancel_like", "dislike_undo", "取消赞");
    say(COMMON, EventType.UNLIKE, "取消点赞");
    say(COMMON, EventType.TAP, "tap", "live_like", "live_tap", "连击", "点击爱心");
    say(COMMON, EventType.VIEW, "view", "viewed", "impression", "play", "read", "open", "浏览", "播放");
    say(COMMON, EventType.COMMENT, "comment", "commented", "reply", "answer", "评论", "回复");
    say(COMMON, EventType.SHARE, "share", "shared", "retweet", "repost", "forward", "fork", "转发");
    say(COMMON, EventType.SHARE, "分享");
    say(COMMON, EventType.FOLLOW, "follow", "followed", "subscribe", "关注");
    say(COMMON, EventType.EXCHANGE, "exchange", "card_exchange", "exchange_card", "交换名片", "换名片");
    say(COMMON, EventType.JOIN, "join", "joined", "enter_group", "加入", "入群");
    say(COMMON, EventType.LOGIN, "login", "log_in", "sign_in", "signin", "登录");
    say(COMMON, EventType.CHECKIN, "checkin", "check_in", "sign", "签到", "打卡");
    say(ARCHIVE, EventType.LIKE, "watchevent");
    say(ARCHIVE, EventType.SHARE, "forkevent");
    say(ARCHIVE, EventType.COMMENT, "issuecommentevent", "commitcommentevent");
    say(ARCHIVE, EventType.COMMENT, "pullrequestreviewcommentevent");
  }

  private EventWords() {}

  /** Every word that means the type, in alphabetical order, the archive's left out. */
  public static List<String> wordsFor(EventType type) {
    return COMMON.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static void say(Map<String, EventType> words, EventType type, String... names) {
    for (String name : names) {
      words.put(name, type);
    }
  }

  /**
   * The type that a word means, or null.
   *
   * @param archive whether the words are those of the archive of public repositories
   */
  public static @Nullable EventType meaning(String word, boolean archive) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return (archive ? ARCHIVE : COMMON).get(plain);
  }
}
