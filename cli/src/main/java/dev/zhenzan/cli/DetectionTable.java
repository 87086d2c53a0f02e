package dev.zhenzan.cli;

import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.sim.board.EngineScore;
import dev.zhenzan.sim.board.Figure;
import dev.zhenzan.sim.board.Goal;
import dev.zhenzan.sim.board.Scoreboard;
import dev.zhenzan.sim.board.Spread;
import dev.zhenzan.sim.board.Summary;
import dev.zhenzan.sim.board.WorldScore;
import dev.zhenzan.sim.score.FlaggedShare;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A scoreboard for the terminal. */
final class DetectionTable {
  private static final List<Figure> COLUMNS =
      List.of(
          Figure.AUPRC,
          Figure.F1,
          Figure.PRECISION,
          Figure.RECALL,
          Figure.FALSE_FLAGS,
          Figure.LIKE_AUPRC,
          Figure.LIKE_F1,
          Figure.COUNT_ERROR);

  private static final List<Figure> ENGINE =
      List.of(
          Figure.FALSE_DISCOVERY,
          Figure.STATED_FALSE,
          Figure.CALIBRATION_ERROR,
          Figure.CALIBRATION_ERROR_SUSPECTED,
          Figure.RING_PAIR_F1,
          Figure.RING_RAND,
          Figure.DELAY_DAYS,
          Figure.NEVER_CAUGHT);

  private static final int WORTHS = 25;

  private final PrintWriter out;

  DetectionTable(PrintWriter out) {
    this.out = out;
  }

  /** Everything: methods, the engine's own figures, attacks, innocents, targets. */
  void print(Scoreboard board, boolean detail) {
    List<Summary> summaries = board.summaries();
    figures("by world and method", COLUMNS, summaries);
    figures("zhenzan itself", ENGINE, summaries.stream().filter(Summary::isEngine).toList());
    shares("attacks found", summaries, Summary::attacks);
    shares("innocents flagged", summaries, Summary::innocents);
    if (detail) {
      detail(board.scores());
      worths(board.worths());
    }
    settings(board.settings());
    goals(summaries);
    out.flush();
  }

  private void figures(String title, List<Figure> columns, List<Summary> summaries) {
    Table table = Table.ofNumbers();
    List<String> head = new ArrayList<>(List.of(title, ""));
    columns.forEach(figure -> head.add(figure.id().replace('_', ' ')));
    table.row(head.toArray(String[]::new));
    for (Summary summary : summaries) {
      List<String> row = new ArrayList<>(List.of(summary.world(), summary.method()));
      columns.forEach(figure -> row.add(show(summary.figure(figure))));
      table.row(row.toArray(String[]::new));
    }
    table.print(out);
    out.println();
  }

  private static String show(Spread spread) {
    if (Double.isNaN(spread.mean())) {
      return "-";
    }
    String mean = share(spread.mean());
    return spread.min() == spread.max()
        ? mean
        : mean + " [" + share(spread.min()) + "–" + share(spread.max()) + "]";
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A row a group, a column a world and method. */
  private void shares(
      String title, List<Summary> summaries, Function<Summary, List<FlaggedShare>> groups) {
    for (String world : summaries.stream().map(Summary::world).distinct().toList()) {
      List<Summary> here = summaries.stream().filter(each -> each.world().equals(world)).toList();
      Map<String, List<String>> rows = new TreeMap<>();
      for (Summary summary : here) {
        for (FlaggedShare share : groups.apply(summary)) {
          rows.computeIfAbsent(
                  share.group(),
                  name -> new ArrayList<>(List.of(name, String.valueOf(share.accounts()))))
              .add(share(share.share()));
        }
      }
      if (!rows.isEmpty()) {
        List<String> head = new ArrayList<>(List.of(world + ": " + title, "of"));
        here.forEach(summary -> head.add(summary.method()));
        Table table = Table.ofNumbers().row(head.toArray(String[]::new));
        rows.values().forEach(row -> table.row(row.toArray(String[]::new)));
        table.print(out);
        out.println();
      }
    }
  }

  /** What each kind of signal added on average, in nats; attacks begin with an exclamation mark. */
  private void detail(List<WorldScore> scores) {
    for (WorldScore score : scores) {
      List<String> head = new ArrayList<>(List.of(score.world() + " " + score.seed() + ": nats"));
      for (SignalKind kind : SignalKind.values()) {
        head.add(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
      Table table = Table.ofNumbers().row(head.toArray(String[]::new));
      EngineScore engine = score.engine();
      for (Map.Entry<String, double[]> group : engine.meanNats().entrySet()) {
        List<String> row = new ArrayList<>(List.of(group.getKey()));
        for (double nats : group.getValue()) {
          row.add(String.format(Locale.ROOT, "%.2f", nats));
        }
        table.row(row.toArray(String[]::new));
      }
      table.print(out);
      out.println();
    }
  }

  private void settings(List<Scoreboard.Setting> settings) {
    if (!settings.isEmpty()) {
      Table table = Table.ofFacts().row("set up on tuning seeds", "", "", "cut");
      for (Scoreboard.Setting each : settings) {
        String cut = String.format(Locale.ROOT, "%.3f", each.cut());
        table.row(each.world(), each.rival().id(), each.setting(), cut);
      }
      table.print(out);
      out.println();
    }
  }

  private void worths(List<Scoreboard.Worths> worths) {
    for (Scoreboard.Worths world : worths) {
      Table table = Table.ofFacts().row(world.world() + ": the ceiling looks at", "share of gain");
      world.features().stream()
          .limit(WORTHS)
          .forEach(each -> table.row(each.feature(), share(each.share())));
      table.print(out);
      out.println();
    }
  }

  private void goals(List<Summary> summaries) {
    Table table = Table.ofNumbers().row("targets", "", "measured", "target", "");
    for (Summary summary : summaries) {
      if (summary.isEngine()) {
        for (Goal goal : Goal.of(summary)) {
          table.row(
              goal.world(),
              goal.what(),
              String.format(Locale.ROOT, "%.4f", goal.measured()),
              (goal.atLeast() ? "≥ " : "≤ ") + goal.bound(),
              goal.isMet() ? "✓" : "✗ MISSED");
        }
      }
    }
    table.print(out);
  }
}
