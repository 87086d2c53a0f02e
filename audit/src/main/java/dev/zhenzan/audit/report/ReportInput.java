package dev.zhenzan.audit.report;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.event.EventColumns;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made from.
 *
 * @param title what the log is called, such as its file name
 * @param events the log in canonical order
 * @param findings what the analysis found in it
 * @param names what the ids stand for
 * @param facts how the run was made, in reading order; the page has words for {@code files}, {@code
 *     rows}, {@code accepted}, {@code rejected}, {@code columns_used}, {@code columns_missing},
 *     {@code accounts_file}, {@code fdr} and {@code version}, and shows any other key as it is
 * @param firstLanguage {@code en} or {@code zh}: the language that the page opens in
 * @param focus the post or profile that the page opens with, or {@code null}
 */
public record ReportInput(
    String title,
    EventColumns events,
    Findings findings,
    Names names,
    Map<String, String> facts,
    String firstLanguage,
    @Nullable Focus focus) {

  /** Checks the language. */
  public ReportInput {
    if (!firstLanguage.equals("en") && !firstLanguage.equals("zh")) {
      throw new IllegalArgumentException("the language must be en or zh, not " + firstLanguage);
    }
  }
}
