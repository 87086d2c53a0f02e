package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.audit.AuditProgress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long an audit and each of its steps took, and how much memory the process held at its peak.
 * For the terminal and for benchmarks: nothing of it reaches the audit's own files.
 */
final class Measurement implements AuditProgress {
  private static final double NANOS = 1e9;

  private final Map<String, Long> nanosOfPhase = new LinkedHashMap<>();
  private final Map<String, Long> nanosOfStep = new LinkedHashMap<>();
  private final long began = System.nanoTime();
  private long since = began;
  private String phase = "read";
  private String step = "begin";

  @Override
  public synchronized void at(Phase phase, String step, double done) {
    finish();
    this.phase = phase.name().toLowerCase(Locale.ROOT);
    this.step = step;
  }

  /** Both this and another watcher. */
  AuditProgress and(AuditProgress other) {
    return (phase, step, done) -> {
      at(phase, step, done);
      other.at(phase, step, done);
    };
  }

  /** Books the time since the last word on the step that was at work. */
  synchronized void finish() {
    long now = System.nanoTime();
    nanosOfPhase.merge(phase, now - since, Long::sum);
    nanosOfStep.merge(phase + "." + step, now - since, Long::sum);
    since = now;
  }

  /** From the beginning to the last word. */
  synchronized Duration total() {
    return Duration.ofNanos(since - began);
  }

  /** Writes {@code seconds, peak_bytes, phases, steps} as JSON. */
  synchronized void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("seconds", (since - began) / NANOS);
      json.writeNumberField("peak_bytes", PeakMemory.bytes());
      seconds(json, "phases", nanosOfPhase);
      seconds(json, "steps", nanosOfStep);
      json.writeEndObject();
    }
  }

  private static void seconds(JsonGenerator json, String name, Map<String, Long> nanos)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> part : nanos.entrySet()) {
      json.writeNumberField(part.getKey(), part.getValue() / NANOS);
    }
    json.writeEndObject();
  }
}
