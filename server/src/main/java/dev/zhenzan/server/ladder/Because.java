package dev.zhenzan.server.ladder;

import dev.zhenzan.server.act.Detail;

/** Why something was done, for people, in both languages. */
public record Because(String english, String chinese) {
  /** No reason given. */
  public static final Because NONE = new Because("", "");

  static Because of(Detail detail) {
    return new Because(detail.text("because_en"), detail.text("because_zh"));
  }

  Detail.Making into(Detail.Making detail) {
    return detail.text("because_en", english).text("because_zh", chinese);
  }
}
