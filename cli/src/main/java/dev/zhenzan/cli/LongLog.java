package dev.zhenzan.cli;

import dev.zhenzan.sim.BenchWorld;
import dev.zhenzan.sim.bench.LikeStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** The long log for measuring speed; it has no truth files. */
final class LongLog implements WorldMaker {
  private final long likes;
  private final long seed;
  private LikeStream.Written written = new LikeStream.Written(0, 0, 0);

  LongLog(long likes, long seed) {
    this.likes = likes;
    this.seed = seed;
  }

  @Override
  public void make(Path folder, Path events) throws IOException, SQLException {
    Files.createDirectories(folder);
    Path csv = folder.resolve("events.csv");
    written = BenchWorld.stream(likes, seed, csv);
    WorldMaker.convert(csv, events);
  }

  @Override
  public void print(PrintWriter out, Language language, Path folder, Path events) {
    Table.ofFacts()
        .row(language.of("seed", "种子"), Long.toString(seed))
        .row(language.of("events", "事件"), count(written.rows()))
        .row(language.of("likes", "点赞"), count(written.likes()))
        .row(language.of("brushed", "其中刷赞"), count(written.brushed()))
        .print(out);
    out.println();
    out.println("zhenzan audit " + events);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
