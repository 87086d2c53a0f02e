package dev.zhenzan.audit.report;

import java.nio.file.*;

class Preview {
  public static void main(String[] a) throws Exception {
    Path d = Path.of(a[0]);
    Files.createDirectories(d);
    Report.write(World.rich().input("en", null), d.resolve("en.html"));
    Report.write(World.rich().input("zh", null), d.resolve("zh.html"));
    Report.write(World.rich().input("en", new Focus.Target(3)), d.resolve("focus.html"));
    Report.write(World.rich().input("zh", new Focus.Owner(899 - 70)), d.resolve("owner.html"));
  }
}
