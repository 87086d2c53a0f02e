package dev.zhenzan.server.space;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a space is called by whoever runs the service. It becomes part of names of files and of
 * schemas, so it is held to few letters.
 *
 * @param text a small letter, then up to 30 small letters, digits and dashes
 */
public record SpaceName(String text) {
  /** The space whose database the service was started with. */
  public static final String FIRST = "main";

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  /** Checks the form. */
  public SpaceName {
    String fault = fault(text);
    if (fault != null) {
      throw new IllegalArgumentException("the name of a space " + fault);
    }
  }

  /** What is wrong with a name, {@code null} if nothing is. */
  public static @Nullable String fault(String text) {
    if (!FORM.matcher(text).matches()) {
      return "must be a small letter, then at most 30 of a-z, 0-9 and -";
    }
    return text.equals(FIRST) ? "must not be \"main\": that is the first" : null;
  }

  /** The same with lines in the place of dashes, as SQL takes names; no two become one. */
  public String underlined() {
    return text.replace('-', '_');
  }
}
