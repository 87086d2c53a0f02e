package dev.zhenzan.audit.write;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.ring.Ring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code rings.csv} and {@code ring_members.csv}: who acts together, and what each one does. */
final class RingFiles {
  private static final double MILLINATS = 1000;

  private RingFiles() {}

  static void rings(Path file, Findings findings) throws IOException {
    try (CsvFile csv =
        CsvFile.create(
            file,
            "ring",
            "kind",
            "accused",
            "members",
            "flagged",
            "likes",
            "targets",
            "first",
            "last",
            "false_alarms")) {
      for (Ring ring : findings.rings()) {
        csv.number(ring.number())
            .text(Decimals.name(ring.kind()))
            .number(findings.isAccused(ring) ? 1 : 0)
            .number(ring.members().length)
            .number(findings.flaggedMembers(ring))
            .number(ring.likes())
            .number(ring.targets())
            .text(Decimals.time(ring.first()))
            .text(Decimals.time(ring.last()))
            .text(falseAlarms(ring.falseAlarmsMillinats()))
            .end();
      }
    }
  }

  static void members(Path file, List<Ring> rings, String[] accounts) throws IOException {
    try (CsvFile csv = CsvFile.create(file, "ring", "account", "role")) {
      for (Ring ring : rings) {
        for (int i = 0; i < ring.members().length; i++) {
          csv.number(ring.number())
              .text(accounts[ring.members()[i]])
              .text(Decimals.name(ring.roles().get(i)))
              .end();
        }
      }
    }
  }

  /**
   * How many such groups chance would show, such as {@code 3.1e-12}. Computed by way of the decimal
   * logarithm, as a real ring's number is too small for a floating-point number.
   */
  static String falseAlarms(long millinats) {
    double decimals = millinats / MILLINATS / StrictMath.log(10);
    double exponent = StrictMath.floor(decimals);
    double mantissa = StrictMath.pow(10, decimals - exponent);
    if (mantissa >= 9.95) {
      mantissa = 1;
      exponent++;
    }
    return String.format(Locale.ROOT, "%.1fe%d", mantissa, (long) exponent);
  }
}
