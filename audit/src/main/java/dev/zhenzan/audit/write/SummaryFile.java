package dev.zhenzan.audit.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.zhenzan.audit.read.Intake;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.signal.NullModel;
import dev.zhenzan.core.verdict.Verdicts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** {@code summary.json}: the audit in numbers, for programs. docs/output.md names every field. */
final class SummaryFile {
  private static final int FORMAT = 1;

  private SummaryFile() {}

  static void write(Path file, AuditSummary summary, Findings findings, AuditOptions options)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      input(json, summary.intake());
      log(json, summary);
      likes(json, summary);
      accounts(json, summary);
      rings(json, summary);
      certainty(json, findings.verdicts(), options);
      models(json, findings);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void input(JsonGenerator json, Intake intake) throws IOException {
    json.writeObjectFieldStart("input");
    json.writeNumberField("rows", intake.rows());
    json.writeNumberField("accepted", intake.accepted());
    json.writeNumberField("rejected", intake.rejected());
    json.writeNumberField("skipped", intake.skipped());
    numbers(json, "rejected_for", intake.reasons());
    numbers(json, "skipped_kinds", intake.skips());
    json.writeObjectFieldStart("columns");
    for (Map.Entry<String, String> column : new TreeMap<>(intake.columns()).entrySet()) {
      json.writeStringField(column.getKey(), column.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("missing");
    for (String field : intake.missing()) {
      json.writeString(field);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void log(JsonGenerator json, AuditSummary summary) throws IOException {
    json.writeNumberField("events", summary.events());
    json.writeNumberField("targets", summary.targets());
    if (summary.events() > 0) {
      json.writeStringField("first", Decimals.time(summary.firstTime()));
      json.writeStringField("last", Decimals.time(summary.lastTime()));
    }
  }

  private static void likes(JsonGenerator json, AuditSummary summary) throws IOException {
    json.writeObjectFieldStart("likes");
    json.writeNumberField("raw", summary.rawLikes());
    decimal(json, "genuine", summary.honestBasisPoints(), 4);
    decimal(json, "withheld_share", summary.withheldBasisPoints(), 4);
    json.writeNumberField("repeats", summary.repeats());
    json.writeNumberField("taken_back", summary.takenBack());
    json.writeEndObject();
  }

  private static void accounts(JsonGenerator json, AuditSummary summary) throws IOException {
    json.writeObjectFieldStart("accounts");
    json.writeNumberField("all", summary.accounts());
    json.writeNumberField("flagged", summary.flagged());
    names(json, "actions", summary.actions());
    json.writeEndObject();
  }

  private static void rings(JsonGenerator json, AuditSummary summary) throws IOException {
    json.writeObjectFieldStart("rings");
    json.writeNumberField("accused", summary.ringCount());
    names(json, "kinds", summary.rings());
    json.writeNumberField("not_accused", summary.groups());
    json.writeEndObject();
  }

  private static void certainty(JsonGenerator json, Verdicts verdicts, AuditOptions options)
      throws IOException {
    json.writeObjectFieldStart("certainty");
    json.writeNumberField("false_discovery_rate_asked", options.falseDiscoveryRate());
    decimal(json, "false_discovery_rate_expected", verdicts.expectedFalseMillionths(), 6);
    decimal(json, "prior_log_odds", verdicts.priorMillinats(), 3);
    decimal(json, "cut_log_odds", verdicts.cutMillinats(), 3);
    json.writeEndObject();
  }

  private static void models(JsonGenerator json, Findings findings) throws IOException {
    json.writeArrayFieldStart("models");
    for (NullModel model : findings.nulls()) {
      json.writeStartObject();
      json.writeStringField("name", model.name());
      json.writeNumberField("keys", model.keys());
      json.writeObjectFieldStart("parameters");
      for (NullModel.Parameter parameter : model.parameters()) {
        json.writeNumberField(parameter.name(), parameter.value());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void numbers(JsonGenerator json, String field, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void names(JsonGenerator json, String field, Map<? extends Enum<?>, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<? extends Enum<?>, Long> count : counts.entrySet()) {
      json.writeNumberField(Decimals.name(count.getKey()), count.getValue());
    }
    json.writeEndObject();
  }

  private static void decimal(JsonGenerator json, String field, long value, int scale)
      throws IOException {
    json.writeFieldName(field);
    json.writeNumber(Decimals.plain(value, scale));
  }
}
