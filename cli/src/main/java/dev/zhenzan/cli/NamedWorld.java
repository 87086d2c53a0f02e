package dev.zhenzan.cli;

import dev.zhenzan.sim.StageColumns;
import dev.zhenzan.sim.Truth;
import dev.zhenzan.sim.WorldFiles;
import dev.zhenzan.sim.WorldOrder;
import dev.zhenzan.sim.feature.Feature;
import dev.zhenzan.sim.feature.SingleFeatures;
import dev.zhenzan.sim.score.RankAuc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A named world, written as it is read off the stage. Up to {@value #MEASURED_MAX} accounts its
 * single features are measured as well.
 */
final class NamedWorld implements WorldMaker {
  private static final int MEASURED_MAX = 50_000;

  private final WorldOrder order;
  private final List<Row> features = new ArrayList<>();
  private WorldFiles.Written written = new WorldFiles.Written(0, 0, 0, 0, 0);

  NamedWorld(WorldOrder order) {
    this.order = order;
  }

  private record Row(String feature, double auc) {}

  @Override
  public void make(Path folder, Path events) throws IOException, SQLException {
    if (order.accounts() > MEASURED_MAX) {
      written = WorldFiles.stream(order, folder);
    } else {
      WorldFiles.Measured world = WorldFiles.streamAndMeasure(order, folder);
      written = world.written();
      measure(world.columns());
    }
    WorldMaker.convert(folder.resolve("events.csv"), events);
  }

  private void measure(StageColumns columns) {
    boolean[] guilty = new boolean[columns.events().entities().accounts()];
    List<Truth.AccountTruth> people = columns.people();
    for (int id = 0; id < guilty.length; id++) {
      guilty[id] = people.get(id).label() == 1;
    }
    for (Feature feature : SingleFeatures.of(columns.events(), columns.profiles())) {
      double auc = RankAuc.of(guilty, feature.values());
      features.add(new Row(feature.name(), Math.max(auc, 1 - auc)));
    }
    features.sort(Comparator.comparingDouble(Row::auc).reversed());
  }

  @Override
  public void print(PrintWriter out, Language language, Path folder, Path events) {
    Table.ofFacts()
        .row(language.of("world", "世界"), order.name())
        .row(language.of("seed", "种子"), Long.toString(order.seed()))
        .row(language.of("days", "天数"), Integer.toString(order.days()))
        .row(language.of("accounts", "账号"), LongLog.count(written.accounts()))
        .row(language.of("that brush", "其中刷赞者"), LongLog.count(written.guilty()))
        .row(language.of("events", "事件"), LongLog.count(written.events()))
        .row(language.of("likes", "点赞"), LongLog.count(written.likes()))
        .row(language.of("brushed", "其中刷赞"), LongLog.count(written.fakes()))
        .print(out);
    out.println();
    printFeatures(out, language);
    out.println(language.of("Next:", "接下来："));
    nextCommands(folder, events).forEach(command -> out.println("  " + command));
  }

  private void printFeatures(PrintWriter out, Language language) {
    if (written.guilty() == 0) {
      return;
    }
    if (features.isEmpty()) {
      out.println(
          language.of(
              "Single features are measured in worlds of up to 50,000 accounts.",
              "单项特征只在 50,000 个账号以内的世界中测量。"));
    } else {
      out.println(
          language.of(
              "How well each single feature tells guilty accounts from innocent ones (AUC in either"
                  + " direction, 0.5 is chance):",
              "单项特征区分刷赞者与无辜者的能力（AUC，不论方向，0.5 为随机）："));
      Table table = Table.ofNumbers();
      features.forEach(
          row -> table.row(row.feature(), String.format(Locale.ROOT, "%.3f", row.auc())));
      table.print(out);
    }
    out.println();
  }

  private List<String> nextCommands(Path folder, Path events) {
    Path audit = Path.of("out", "audit-" + order.name());
    Path accounts = folder.resolve("accounts.csv");
    String profiles = order.name().equals("bare") ? "" : " --accounts " + accounts;
    return List.of(
        "./zhenzan audit " + events + profiles + " --out " + audit,
        "./zhenzan evaluate --likes "
            + audit.resolve("likes.parquet")
            + " --fake-ids "
            + folder.resolve("truth_likes.csv")
            + " --accounts "
            + audit.resolve("accounts.csv")
            + " --truth-accounts "
            + folder.resolve("truth_accounts.csv"));
  }
}
