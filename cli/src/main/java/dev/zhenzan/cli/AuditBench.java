package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * One size of the audit benchmark.
 *
 * @param likes how many likes were asked for
 * @param rows how many rows the file has
 * @param scanCsv seconds of the bare scan of the CSV file
 * @param scanParquet seconds of the bare scan of the Parquet file
 * @param csv the audit of the CSV file
 * @param parquet the audit of the Parquet file
 */
record AuditBench(
    long likes,
    long rows,
    double scanCsv,
    double scanParquet,
    AuditProcess.Cost csv,
    AuditProcess.Cost parquet) {

  /** Likes a second of the engine alone, from the CSV run. */
  double engineLikesPerSecond() {
    return likes / csv.phases().getOrDefault("analyse", Double.NaN);
  }

  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "%,d likes, %,d rows%n%n", likes, rows);
    Table table = Table.ofNumbers().row("", "CSV", "Parquet");
    table.row("bare scan and one hash update", seconds(scanCsv), seconds(scanParquet));
    for (String phase : csv.phases().keySet()) {
      table.row(
          "  " + phase,
          seconds(csv.phases().get(phase)),
          seconds(parquet.phases().getOrDefault(phase, 0.0)));
    }
    table.row("whole audit, as a process", seconds(csv.seconds()), seconds(parquet.seconds()));
    table.row(
        "times the bare scan",
        String.format(Locale.ROOT, "%.1f", csv.seconds() / scanCsv),
        String.format(Locale.ROOT, "%.1f", parquet.seconds() / scanParquet));
    table.row("peak memory", gib(csv.peakBytes()), gib(parquet.peakBytes()));
    table.print(out);
    out.printf(
        Locale.ROOT, "%n  the engine alone: %.2f M likes/s%n%n", engineLikesPerSecond() / 1e6);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("likes", likes);
    json.writeNumberField("rows", rows);
    json.writeNumberField("engine_likes_per_second", engineLikesPerSecond());
    run(json, "csv", scanCsv, csv);
    run(json, "parquet", scanParquet, parquet);
    json.writeEndObject();
  }

  private static void run(JsonGenerator json, String name, double scan, AuditProcess.Cost cost)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("bare_scan_seconds", scan);
    json.writeNumberField("seconds", cost.seconds());
    json.writeNumberField("times_bare_scan", cost.seconds() / scan);
    json.writeNumberField("peak_bytes", cost.peakBytes());
    parts(json, "phases", cost.phases());
    parts(json, "steps", cost.steps());
    json.writeEndObject();
  }

  private static void parts(JsonGenerator json, String name, Map<String, Double> parts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      json.writeNumberField(part.getKey(), part.getValue());
    }
    json.writeEndObject();
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.2f s", value);
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1L << 30));
  }
}
