package dev.zhenzan.server.book;

import java.util.Locale;

/** Constants as they are written in answers and in the database: lower case. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
