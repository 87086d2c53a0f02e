package dev.zhenzan.server.app;

import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.space.SpaceName;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes spaces until it is killed. Arguments: the database, the folder of keys, a prefix. */
public final class SpaceVictim {
  private SpaceVictim() {}

  public static void main(String[] args) throws Exception {
    Places places = Places.of(args[0], Path.of(args[1]));
    try (Database first = Database.open(args[0])) {
      SpaceMaker maker = new SpaceMaker(first, places, InstantSource.system());
      maker.tidy();
      System.out.println("begun .");
      for (int number = 0; number < 50; number++) {
        String name = args[2] + number;
        KeyText key = maker.create(new SpaceName(name)).orElseThrow();
        System.out.println(name + " " + key.reveal() + " .");
        System.out.flush();
      }
    }
  }
}
