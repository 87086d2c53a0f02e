package dev.zhenzan.server.policy.feature;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.policy.text.Words;

/** Types of events in people's words. */
final class EventWord {
  private EventWord() {}

  /** Many of them. */
  static Words plural(EventType type) {
    return switch (type) {
      case LIKE -> new Words("likes", "点赞");
      case UNLIKE -> new Words("likes taken back", "取消点赞");
      case TAP -> new Words("taps", "连击");
      case VIEW -> new Words("views", "浏览");
      case COMMENT -> new Words("comments", "评论");
      case SHARE -> new Words("shares", "转发");
      case FOLLOW -> new Words("follows", "关注");
      case EXCHANGE -> new Words("card exchanges", "交换名片");
      case JOIN -> new Words("joins", "加入");
      case LOGIN -> new Words("logins", "登录");
      case CHECKIN -> new Words("check-ins", "签到");
    };
  }
}
