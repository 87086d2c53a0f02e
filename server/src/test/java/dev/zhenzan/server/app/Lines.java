package dev.zhenzan.server.app;

import dev.zhenzan.server.event.Report;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reports as a platform sends them: one JSON object a line. */
final class Lines {
  private Lines() {}

  static byte[] of(List<Report> reports) {
    StringBuilder lines = new StringBuilder();
    reports.forEach(each -> lines.append(json(each)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String json(Report report) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", report.id());
    fields.put("type", report.type().name());
    fields.put("time", report.time());
    fields.put("actor", report.actor());
    fields.put("target", report.target());
    fields.put("owner", report.owner());
    fields.put("community", report.community());
    fields.put("device", report.device());
    fields.put("ip", report.address());
    fields.put("dwell_ms", report.dwellMillis() < 0 ? null : report.dwellMillis());
    fields.put("completion", report.completion() < 0 ? null : report.completion() / 1e4);
    fields.put("text_length", report.textLength() < 0 ? null : report.textLength());
    fields.values().removeIf(value -> value == null);
    return JsonMapper.shared().writeValueAsString(fields);
  }
}
