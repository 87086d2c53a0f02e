package dev.zhenzan.cli;

/** The language of what is printed, and the one that a report opens in. */
enum Language {
  EN,
  ZH;

  /** The code by which reports know it. */
  String code() {
    return this == ZH ? "zh" : "en";
  }

  /** The text in this language. */
  String of(String english, String chinese) {
    return this == ZH ? chinese : english;
  }
}
