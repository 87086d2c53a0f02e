package dev.zhenzan.server.book;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.signal.Fact;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Verdicts;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a closing concluded, as it is kept in the database and read again from there. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** More signals than this on one account say the same again. */
  private static final int SIGNALS_MAX = 12;

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

  Json() {
    json.writeStartObject();
  }

  void number(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  String end() {
    json.writeEndObject();
    json.close();
    return text.toString();
  }

  /** What a closing says of itself. */
  static String findings(Analysed analysed) {
    Verdicts verdicts = analysed.findings().verdicts();
    Json json = new Json();
    json.number("events", analysed.events().size());
    json.number("accounts", analysed.events().entities().accounts());
    json.number("flagged", verdicts.flagged());
    json.number("rings", analysed.findings().rings().size());
    json.number("prior_millinats", verdicts.priorMillinats());
    json.number("cut_millinats", verdicts.cutMillinats());
    json.number("expected_false_millionths", verdicts.expectedFalseMillionths());
    json.number("coverage_millionths", coverageMillionths(analysed.events()));
    Book.Pace usual = UsualPace.of(analysed);
    json.number("usual_per_minute", usual.minute());
    json.number("usual_per_hour", usual.hour());
    json.number("usual_per_day", usual.day());
    json.number("usual_accounts_a_device", usual.deviceAccounts());
    return json.end();
  }

  /** Kinds of signal for which the log has what they look at. No list of profiles is kept yet. */
  private static long coverageMillionths(EventColumns events) {
    int able = SignalKind.COUNT - 1;
    able -= events.device() == null ? 1 : 0;
    able -= events.address() == null ? 1 : 0;
    able -= events.owner() == null ? 2 : 0;
    able -= events.dwellMillis() == null && !events.has(EventType.VIEW) ? 1 : 0;
    return 1_000_000L * able / SignalKind.COUNT;
  }

  /** The strongest signals on an account with the numbers and the events they rest on. */
  static String evidence(List<Signal> signals, Analysed analysed) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      signals.stream()
          .sorted(Comparator.comparingInt(signal -> -signal.millinats()))
          .limit(SIGNALS_MAX)
          .forEach(signal -> write(signal, analysed, json));
      json.writeEndArray();
    }
    return text.toString();
  }

  private static void write(Signal signal, Analysed analysed, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", Words.of(signal.kind()));
    json.writeStringProperty("subject", Words.of(signal.subject()));
    if (signal.subject() == Signal.Subject.PAIR) {
      json.writeStringProperty("one", analysed.names().accounts.name(signal.id()));
      json.writeStringProperty("other", analysed.names().accounts.name(signal.other()));
    }
    json.writeNumberProperty("millinats", signal.millinats());
    json.writeObjectPropertyStart("numbers");
    for (Fact fact : signal.facts()) {
      json.writeNumberProperty(fact.name(), fact.value());
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("rows");
    for (int row : signal.rows()) {
      json.writeNumber(analysed.logRow()[row]);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static String ring(Ring ring, Analysed analysed) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("likes", ring.likes());
      json.writeNumberProperty("targets", ring.targets());
      json.writeNumberProperty("first", ring.first());
      json.writeNumberProperty("last", ring.last());
      json.writeNumberProperty("false_alarms_millinats", ring.falseAlarmsMillinats());
      json.writeArrayPropertyStart("members");
      for (int at = 0; at < ring.members().length; at++) {
        json.writeStartObject();
        json.writeStringProperty("account", analysed.names().accounts.name(ring.members()[at]));
        json.writeStringProperty("role", Words.of(ring.roles().get(at)));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }
}
