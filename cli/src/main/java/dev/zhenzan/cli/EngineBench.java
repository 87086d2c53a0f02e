package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.flow.Tasks;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The engine alone, again and again over the same columns: the first run is cold, as in an audit;
 * the later ones show what is left once Java has compiled the code and found its memory.
 *
 * @param likes how many likes
 * @param rows how many events
 * @param cold the first run in this process
 * @param warm the median of the later runs
 */
record EngineBench(long likes, int rows, Run cold, Run warm) {

  /**
   * One run.
   *
   * @param seconds from the call to the findings
   * @param steps seconds of each step, in order
   */
  record Run(double seconds, Map<String, Double> steps) {}

  /**
   * Measures on the caller's thread and as many more as are asked for.
   *
   * @param runs how many warm runs, at least 1
   */
  static EngineBench measure(EventColumns events, long likes, int threads, int runs) {
    ExecutorService helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    try {
      Tasks tasks = Tasks.on(helpers, threads);
      Run cold = run(events, tasks);
      List<Run> warm = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        warm.add(run(events, tasks));
      }
      warm.sort((one, other) -> Double.compare(one.seconds(), other.seconds()));
      return new EngineBench(likes, events.size(), cold, warm.get(runs / 2));
    } finally {
      helpers.shutdownNow();
    }
  }

  private static Run run(EventColumns events, Tasks tasks) {
    Map<String, Double> steps = new LinkedHashMap<>();
    String[] step = {"begin"};
    long began = System.nanoTime();
    long[] since = {began};
    Engine.analyse(
        events,
        Profiles.NONE,
        AuditOptions.DEFAULTS,
        tasks,
        (name, done) -> {
          long now = System.nanoTime();
          steps.merge(step[0], (now - since[0]) / 1e9, Double::sum);
          step[0] = name;
          since[0] = now;
        });
    steps.remove("begin");
    return new Run((System.nanoTime() - began) / 1e9, steps);
  }

  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "%,d likes, %,d rows%n%n", likes, rows);
    Table table = Table.ofNumbers().row("", "cold", "warm", "share");
    for (Map.Entry<String, Double> step : warm.steps().entrySet()) {
      table.row(
          "  " + step.getKey(),
          seconds(cold.steps().getOrDefault(step.getKey(), 0.0)),
          seconds(step.getValue()),
          String.format(Locale.ROOT, "%.0f %%", 100 * step.getValue() / warm.seconds()));
    }
    table.row("the engine alone", seconds(cold.seconds()), seconds(warm.seconds()), "");
    table.row("M likes/s", millions(cold), millions(warm), "");
    table.print(out);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.2f s", value);
  }

  private String millions(Run run) {
    return String.format(Locale.ROOT, "%.2f", likes / run.seconds() / 1e6);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("likes", likes);
    json.writeNumberField("rows", rows);
    write(json, "cold", cold);
    write(json, "warm", warm);
    json.writeEndObject();
  }

  private void write(JsonGenerator json, String name, Run run) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("seconds", run.seconds());
    json.writeNumberField("likes_per_second", likes / run.seconds());
    json.writeObjectFieldStart("steps");
    for (Map.Entry<String, Double> step : run.steps().entrySet()) {
      json.writeNumberField(step.getKey(), step.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
