package dev.zhenzan.cli;

import dev.zhenzan.sim.board.EngineScore;
import dev.zhenzan.sim.board.Figure;
import dev.zhenzan.sim.board.Goal;
import dev.zhenzan.sim.board.Scoreboard;
import dev.zhenzan.sim.board.Spread;
import dev.zhenzan.sim.board.Summary;
import dev.zhenzan.sim.score.FlaggedShare;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A scoreboard as Markdown tables, to be put into documents as they are, in one language: methods,
 * the engine by itself, recall by attack, wrong flags by innocent crowd, targets.
 */
final class DetectionMarkdown {
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

  private final BoardWords words;
  private final Language language;
  private final List<Summary> summaries;
  private final StringBuilder text = new StringBuilder();

  private DetectionMarkdown(Scoreboard board, Language language) throws IOException {
    this.words = BoardWords.load();
    this.language = language;
    this.summaries = board.summaries();
  }

  /** The tables as text; the same scoreboard gives the same bytes. */
  static String of(Scoreboard board, Language language) throws IOException {
    DetectionMarkdown page = new DetectionMarkdown(board, language);
    page.run(board);
    page.figures("methods", COLUMNS, page.summaries, true);
    page.figures(
        EngineScore.ENGINE,
        ENGINE,
        page.summaries.stream().filter(Summary::isEngine).toList(),
        false);
    page.shares("attacks", Summary::attacks);
    page.shares("innocents", Summary::innocents);
    page.worlds("attacks", Summary::attacks);
    page.worlds("innocents", Summary::innocents);
    page.goals();
    return page.text.toString();
  }

  private String word(String key) {
    int colon = key.indexOf(": ");
    return colon > 0
        ? word(key.substring(0, colon)) + ": " + word(key.substring(colon + 2))
        : words.in(language == Language.ZH ? "zh" : "en", key.replace(' ', '_'));
  }

  /** How many accounts and which seeds. */
  private void run(Scoreboard board) {
    text.append(String.format(Locale.ROOT, "%,d ", board.plan().accounts())).append(word("run"));
    board.plan().seeds().forEach(seed -> text.append(' ').append(seed));
    text.append("\n");
  }

  private void title(String title) {
    text.append("\n### ").append(title).append("\n\n");
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void head(List<String> cells, int names) {
    row(cells);
    text.append('|');
    for (int i = 0; i < cells.size(); i++) {
      text.append(i < names ? "---|" : "---:|");
    }
    text.append('\n');
  }

  private void figures(String title, List<Figure> columns, List<Summary> rows, boolean methods) {
    title(word(title));
    List<String> head = new ArrayList<>(List.of(word("world")));
    if (methods) {
      head.add(word("method"));
    }
    columns.forEach(figure -> head.add(word(figure.id())));
    head(head, methods ? 2 : 1);
    for (Summary summary : rows) {
      List<String> row = new ArrayList<>(List.of(summary.world()));
      if (methods) {
        row.add(word(summary.method()));
      }
      columns.forEach(figure -> row.add(show(summary.figure(figure))));
      row(row);
    }
  }

  private static String show(Spread spread) {
    if (Double.isNaN(spread.mean())) {
      return "–";
    }
    return spread.min() == spread.max()
        ? share(spread.mean())
        : share(spread.mean()) + " (" + share(spread.min()) + "–" + share(spread.max()) + ")";
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The engine alone: a row a group, a column a world. */
  private void shares(String what, Function<Summary, List<FlaggedShare>> groups) {
    List<Summary> engine =
        summaries.stream()
            .filter(each -> each.isEngine() && !groups.apply(each).isEmpty())
            .toList();
    title(word(what) + ": " + word(EngineScore.ENGINE));
    List<String> head = new ArrayList<>(List.of(word("group")));
    engine.forEach(each -> head.add(each.world()));
    head(head, 1);
    TreeMap<String, List<String>> rows = new TreeMap<>();
    for (int column = 0; column < engine.size(); column++) {
      for (FlaggedShare share : groups.apply(engine.get(column))) {
        List<String> row = rows.computeIfAbsent(share.group(), name -> new ArrayList<>());
        while (row.size() < column) {
          row.add("–");
        }
        row.add(ofAll(share));
      }
    }
    for (Map.Entry<String, List<String>> row : rows.entrySet()) {
      List<String> cells = new ArrayList<>(List.of(word(row.getKey())));
      cells.addAll(row.getValue());
      while (cells.size() <= engine.size()) {
        cells.add("–");
      }
      row(cells);
    }
  }

  private static String ofAll(FlaggedShare share) {
    return share(share.share()) + " (" + share.flagged() + "/" + share.accounts() + ")";
  }

  /** One world after the other: a row a group, a column a method. */
  private void worlds(String what, Function<Summary, List<FlaggedShare>> groups) {
    Map<String, List<Summary>> byWorld = new LinkedHashMap<>();
    summaries.forEach(
        each -> byWorld.computeIfAbsent(each.world(), name -> new ArrayList<>()).add(each));
    byWorld.forEach(
        (world, methods) -> {
          TreeMap<String, List<String>> rows = new TreeMap<>();
          for (Summary method : methods) {
            for (FlaggedShare share : groups.apply(method)) {
              rows.computeIfAbsent(
                      share.group(),
                      name -> new ArrayList<>(List.of(word(name), "" + share.accounts())))
                  .add(share(share.share()));
            }
          }
          if (!rows.isEmpty()) {
            title(world + ": " + word(what));
            List<String> head = new ArrayList<>(List.of(word("group"), word("accounts")));
            methods.forEach(method -> head.add(word(method.method())));
            head(head, 1);
            rows.values().forEach(this::row);
          }
        });
  }

  private void goals() {
    title(word("targets"));
    head(List.of(word("world"), word("figure"), word("measured"), word("target"), ""), 2);
    for (Summary summary : summaries) {
      if (summary.isEngine()) {
        for (Goal goal : Goal.of(summary)) {
          row(
              List.of(
                  goal.world(),
                  word(goal.what()),
                  String.format(Locale.ROOT, "%.4f", goal.measured()),
                  (goal.atLeast() ? "≥ " : "≤ ") + goal.bound(),
                  goal.isMet() ? "✓" : "✗"));
        }
      }
    }
  }
}
