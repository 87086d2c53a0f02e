package dev.zhenzan.server.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What is counted of the calls. */
public final class Meters {
  private final MeterRegistry registry;
  private final Map<String, Timer> answers = new ConcurrentHashMap<>();
  private final Counter turnedAway;
  private final Counter accepted;
  private final Counter duplicates;
  private final Counter rejected;
  private final Counter unknownFields;

  public Meters(MeterRegistry registry) {
    this.registry = registry;
    turnedAway = registry.counter("zhenzan.keys.refused");
    accepted = registry.counter("zhenzan.events", "result", "accepted");
    duplicates = registry.counter("zhenzan.events", "result", "duplicate");
    rejected = registry.counter("zhenzan.events", "result", "rejected");
    unknownFields = registry.counter("zhenzan.events.unknown.fields");
  }

  void answered(Route route, int status, long nanos) {
    String key = route.method() + " " + route.path() + " " + status;
    answers
        .computeIfAbsent(
            key,
            made ->
                Timer.builder("zhenzan.http")
                    .tag("method", route.method().name())
                    .tag("route", route.path())
                    .tag("status", String.valueOf(status))
                    .register(registry))
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  void turnedAway() {
    turnedAway.increment();
  }

  void decided(String outcome, boolean failed) {
    registry.counter("zhenzan.decisions", "decision", outcome).increment();
    if (failed) {
      registry.counter("zhenzan.decisions.failed").increment();
    }
  }

  void taken(long acceptedNow, long duplicatesNow, long rejectedNow, long unknownFieldsNow) {
    accepted.increment(acceptedNow);
    duplicates.increment(duplicatesNow);
    rejected.increment(rejectedNow);
    unknownFields.increment(unknownFieldsNow);
  }
}
