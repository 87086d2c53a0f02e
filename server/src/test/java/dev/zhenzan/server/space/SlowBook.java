package dev.zhenzan.server.space;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The obvious way: keep every report, sort, and go through them for each question. */
public final class SlowBook {
  private final List<Report> reports = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  int duplicates;

  public void add(List<Report> some) {
    for (Report report : some) {
      if (report.id() != null && !ids.add(report.id())) {
        duplicates++;
      } else {
        reports.add(report);
      }
    }
  }

  public int size() {
    return reports.size();
  }

  public List<Report> reports() {
    return reports;
  }

  /** Likes that stand, by target; targets without any are left out. */
  public Map<String, Long> raw() {
    Map<String, Long> raw = new TreeMap<>();
    Map<List<String>, Boolean> standing = new HashMap<>();
    List<Report> sorted = new ArrayList<>(reports);
    sorted.sort(Comparator.comparingLong(Report::time).thenComparing(Report::type));
    for (Report report : sorted) {
      List<String> pair = List.of(report.actor(), report.target());
      if (report.type() == EventType.LIKE) {
        standing.put(pair, true);
      } else if (report.type() == EventType.UNLIKE) {
        standing.put(pair, false);
      }
    }
    standing.forEach(
        (pair, stands) -> {
          if (stands) {
            raw.merge(pair.get(1), 1L, Long::sum);
          }
        });
    return raw;
  }

  public Set<String> targets() {
    Set<String> targets = new HashSet<>();
    reports.forEach(report -> targets.add(report.target()));
    return targets;
  }
}
