package dev.zhenzan.server.policy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with some files, gathered while they are read. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Something for which the file cannot be taken. */
  public void error(Span span, Words what, Words advice) {
    add(Problem.at(Problem.Severity.ERROR, span, what, advice));
  }

  /** Something that the file can be taken with. */
  public void warning(Span span, Words what, Words advice) {
    add(Problem.at(Problem.Severity.WARNING, span, what, advice));
  }

  private void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** By file in the order they were read, then by place. */
  public List<Problem> all() {
    List<String> files = found.stream().map(Problem::file).distinct().toList();
    return found.stream()
        .sorted(
            Comparator.comparingInt((Problem one) -> files.indexOf(one.file()))
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }

  /** How many errors there are. */
  public int errors() {
    return count(Problem.Severity.ERROR);
  }

  /** How many warnings there are. */
  public int warnings() {
    return count(Problem.Severity.WARNING);
  }

  private int count(Problem.Severity severity) {
    return (int) found.stream().filter(problem -> problem.severity() == severity).count();
  }
}
