package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs one audit as a process of its own, with this process's Java, options and class path, so that
 * its time holds the start and its peak of memory is its own.
 */
final class AuditProcess {

  /**
   * What one audit cost.
   *
   * @param seconds from starting the process to its end
   * @param peakBytes the most memory that it held
   * @param phases seconds of each phase
   * @param steps seconds of each step, named {@code phase.step}
   */
  record Cost(
      double seconds, long peakBytes, Map<String, Double> phases, Map<String, Double> steps) {}

  private AuditProcess() {}

  /**
   * Audits a file and throws the output away.
   *
   * @throws IOException if the audit fails; its own words are on the error stream
   */
  static Cost run(Path file, Path folder, int threads) throws IOException, InterruptedException {
    Path measured = folder.resolve("measured.json");
    Path out = folder.resolve("audit-out");
    List<String> command = new ArrayList<>(java());
    command.addAll(
        List.of(Main.class.getName(), "audit", file.toString(), "--out", out.toString()));
    command.addAll(List.of("--quiet", "--force", "--threads", Integer.toString(threads)));
    command.addAll(List.of("--measure", measured.toString()));
    long began = System.nanoTime();
    int code =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (code != 0) {
      throw new IOException("the audit of " + file + " ended with exit code " + code);
    }
    return read(measured, seconds);
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-Dzhenzan.terminal") && !option.startsWith("-javaagent")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static Cost read(Path measured, double seconds) throws IOException {
    Map<String, Double> phases = new LinkedHashMap<>();
    Map<String, Double> steps = new LinkedHashMap<>();
    long peak = 0;
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(measured))) {
      while (json.nextToken() != null) {
        String name = json.currentName();
        if ("peak_bytes".equals(name) && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          peak = json.getLongValue();
        } else if ("phases".equals(name) && json.currentToken() == JsonToken.START_OBJECT) {
          numbers(json, phases);
        } else if ("steps".equals(name) && json.currentToken() == JsonToken.START_OBJECT) {
          numbers(json, steps);
        }
      }
    }
    return new Cost(seconds, peak, phases, steps);
  }

  private static void numbers(JsonParser json, Map<String, Double> into) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      into.put(name, json.getDoubleValue());
    }
  }
}
