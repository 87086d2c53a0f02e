package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.app.Place;
import dev.zhenzan.server.app.Places;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which space of a service: an option that several commands share. */
final class SpaceNamed {
  @Option(
      names = "--space",
      paramLabel = "NAME",
      defaultValue = "",
      scope = ScopeType.INHERIT,
      description = "A space beside that database, see zhenzan space; default: the first.")
  private String name = "";

  /**
   * Where it lies.
   *
   * @param database of the first space
   */
  Place in(String database) throws RefusedException {
    try {
      return Places.of(database).named(name);
    } catch (IllegalArgumentException wrong) {
      throw new RefusedException(String.valueOf(wrong.getMessage()));
    }
  }

  /** The same, if a database is there. */
  Place thereIn(String database) throws RefusedException {
    Place place = in(database);
    if (!name.isEmpty() && !Places.of(database).isThere(place)) {
      throw new RefusedException("there is no space " + name + "; see zhenzan space list");
    }
    return place;
  }
}
