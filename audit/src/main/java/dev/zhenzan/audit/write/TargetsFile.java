package dev.zhenzan.audit.write;

import dev.zhenzan.core.count.Counts;
import java.io.IOException;
import java.nio.file.Path;

/** {@code targets.csv}: raw and genuine likes of every target, in the byte order of their names. */
final class TargetsFile {
  private static final int BASIS_POINTS = 4;

  private TargetsFile() {}

  static void write(Path file, String[] targets, int[] owners, String[] accounts, Counts counts)
      throws IOException {
    try (CsvFile csv = CsvFile.create(file, "target", "owner", "likes", "genuine_likes")) {
      for (int target = 0; target < targets.length; target++) {
        csv.text(targets[target]);
        if (owners[target] >= 0) {
          csv.text(accounts[owners[target]]);
        } else {
          csv.nothing();
        }
        csv.number(counts.raw(target)).decimal(counts.honest(target), BASIS_POINTS).end();
      }
    }
  }
}
