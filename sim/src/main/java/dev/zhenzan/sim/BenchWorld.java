package dev.zhenzan.sim;

import dev.zhenzan.sim.bench.LikeStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A large log for measuring speed: see {@link LikeStream}. */
public final class BenchWorld {
  private BenchWorld() {}

  /**
   * Streams likes into a CSV file with all columns, ordered by time, replacing the file.
   *
   * @param likes how many likes, at least 1; a few comments come on top
   * @return how much was written
   * @throws IOException if the file cannot be written
   */
  public static LikeStream.Written stream(long likes, long seed, Path csv) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 16)) {
      return LikeStream.write(likes, seed, out);
    }
  }
}
