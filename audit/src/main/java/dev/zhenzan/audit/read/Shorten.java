package dev.zhenzan.audit.read;

/** Keeps what is shown to people short and on one line. */
final class Shorten {
  private Shorten() {}

  /** The first so many characters without control characters; never half a surrogate pair. */
  static String to(String text, int charsMax) {
    int end = Math.min(text.length(), charsMax);
    if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder clean = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      clean.append(Character.isISOControl(c) ? (c == '\t' ? ' ' : '\uFFFD') : c);
    }
    return clean.toString();
  }
}
