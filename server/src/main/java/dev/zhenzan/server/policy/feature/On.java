package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;

/** What is looked at. */
public enum On {
  /** Each like as it comes. */
  LIKE("like", new Words("each like as it comes", "每个点赞到来时")),
  /** Each account when an epoch has been judged. */
  CLOSING("closing", new Words("each account when an epoch has been judged", "每期判定后的每个账号"));

  private final String word;
  private final Words words;

  On(String word, Words words) {
    this.word = word;
    this.words = words;
  }

  /** As files say it. */
  public String word() {
    return word;
  }

  /** As people read it. */
  public Words words() {
    return words;
  }
}
