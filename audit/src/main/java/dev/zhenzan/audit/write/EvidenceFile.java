package dev.zhenzan.audit.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.zhenzan.audit.read.EngagementLog;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.Signal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code evidence.jsonl}: one line for every signal, with the numbers and the events it rests on.
 *
 * <p>Names are asked for in batches, as each question to the log has a price of its own.
 */
final class EvidenceFile {
  private static final int BATCH = 100_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final EngagementLog log;
  private final String[] accounts;
  private final String[] targets;
  private final JsonGenerator json;

  private EvidenceFile(EngagementLog log, String[] accounts, String[] targets, JsonGenerator json) {
    this.log = log;
    this.accounts = accounts;
    this.targets = targets;
    this.json = json;
  }

  static void write(
      Path file, EngagementLog log, String[] accounts, String[] targets, List<Signal> signals)
      throws IOException {
    try (BufferedOutputStream out =
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER_BYTES);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      EvidenceFile evidence = new EvidenceFile(log, accounts, targets, json);
      for (int from = 0; from < signals.size(); from += BATCH) {
        evidence.batch(signals.subList(from, Math.min(from + BATCH, signals.size())));
      }
      if (!signals.isEmpty()) {
        json.writeRaw('\n');
      }
    }
  }

  private void batch(List<Signal> signals) throws IOException {
    int[] rows = distinct(signals.stream().flatMapToInt(signal -> Arrays.stream(signal.rows())));
    Lookup events = new Lookup(rows, rows.length == 0 ? new String[0] : log.eventIds(rows));
    int[] device = subjects(signals, Signal.Subject.DEVICE);
    Lookup devices = new Lookup(device, device.length == 0 ? new String[0] : log.devices(device));
    int[] address = subjects(signals, Signal.Subject.ADDRESS);
    Lookup addresses =
        new Lookup(address, address.length == 0 ? new String[0] : log.addresses(address));
    for (Signal signal : signals) {
      json.writeStartObject();
      subject(signal, devices, addresses);
      json.writeStringField("kind", Decimals.name(signal.kind()));
      json.writeNumberField("millinats", signal.millinats());
      numbers(signal);
      events(signal, events);
      json.writeEndObject();
    }
  }

  private void subject(Signal signal, Lookup devices, Lookup addresses) throws IOException {
    json.writeStringField("subject", Decimals.name(signal.subject()));
    switch (signal.subject()) {
      case ACCOUNT -> json.writeStringField("id", accounts[signal.id()]);
      case PAIR -> {
        json.writeStringField("id", accounts[signal.id()]);
        json.writeStringField("other", accounts[signal.other()]);
      }
      case TARGET -> json.writeStringField("id", targets[signal.id()]);
      case DEVICE -> json.writeStringField("id", devices.name(signal.id()));
      case ADDRESS -> json.writeStringField("id", addresses.name(signal.id()));
      case RING -> json.writeStringField("id", Integer.toString(signal.id()));
    }
  }

  private void numbers(Signal signal) throws IOException {
    json.writeObjectFieldStart("numbers");
    for (Fact fact : signal.facts()) {
      json.writeNumberField(fact.name(), fact.value());
    }
    json.writeEndObject();
  }

  private void events(Signal signal, Lookup events) throws IOException {
    json.writeArrayFieldStart("events");
    for (int row : signal.rows()) {
      json.writeString(events.name(row));
    }
    json.writeEndArray();
  }

  private static int[] subjects(List<Signal> signals, Signal.Subject wanted) {
    return distinct(
        signals.stream().filter(signal -> signal.subject() == wanted).mapToInt(Signal::id));
  }

  private static int[] distinct(IntStream ids) {
    return ids.sorted().distinct().toArray();
  }

  /** The names of some ids, which ascend. */
  private record Lookup(int[] ids, String[] names) {
    String name(int id) {
      return names[Arrays.binarySearch(ids, id)];
    }
  }
}
