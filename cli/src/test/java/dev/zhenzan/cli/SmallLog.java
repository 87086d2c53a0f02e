package dev.zhenzan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A few hundred likes with ids, owners and devices, in any row order. */
final class SmallLog {
  private static final String HEADING = "id,type,time,actor,target,owner,device\n";
  private static final int ROWS = 600;
  private static final long BEGIN = 1_772_409_600L;

  private SmallLog() {}

  /** The log in time order. */
  static Path write(Path file) throws IOException {
    return write(file, rows());
  }

  /** The same rows in another order. */
  static Path shuffled(Path file, long seed) throws IOException {
    List<String> rows = rows();
    Collections.shuffle(rows, new Random(seed));
    return write(file, rows);
  }

  private static Path write(Path file, List<String> rows) throws IOException {
    return Files.writeString(file, HEADING + String.join("\n", rows) + "\n");
  }

  private static List<String> rows() {
    Random random = new Random(1);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int target = random.nextInt(60);
      rows.add(
          "e%04d,LIKE,%d,用户%d,post-%d,用户%d,d%d"
              .formatted(
                  i,
                  BEGIN + i * 97L + random.nextInt(90),
                  random.nextInt(80),
                  target,
                  target % 40,
                  random.nextInt(70)));
    }
    return rows;
  }
}
