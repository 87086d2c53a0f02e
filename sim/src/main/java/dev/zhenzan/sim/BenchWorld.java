package dev.zhenzan.sim;

import java.io.IOException;
import java.nio.file.Path;

/** A large log for measuring speed. */
public final class BenchWorld {
  private BenchWorld() {}

  /** Streams the given number of likes into a CSV file, ordered by time. */
  public static void stream(long likes, long seed, Path csv) throws IOException {
    WorldFiles.write(Worlds.small("plain", (int) Math.max(10, likes / 10), seed), csv);
  }
}
