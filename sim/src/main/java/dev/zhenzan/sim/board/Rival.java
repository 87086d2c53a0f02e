package dev.zhenzan.sim.board;

import dev.zhenzan.sim.ceiling.Ceiling;
import java.util.List;
import java.util.Locale;

/** What the engine is measured beside, besides the floor. */
public enum Rival {
  /** A model that was shown the truth of other worlds. */
  CEILING,
  /** Hooi et al., KDD 2016. */
  FRAUDAR,
  /** Cao et al., CCS 2014. */
  SYNCHROTRAP,
  /** Beutel et al., WWW 2013. */
  COPYCATCH;

  /** Its name in tables and files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ways to set it up that are tried; none for the ceiling, which is trained. */
  List<Contender.Try> tries() {
    return switch (this) {
      case CEILING -> List.of();
      case FRAUDAR -> Contenders.fraudar();
      case SYNCHROTRAP -> Contenders.synchroTrap();
      case COPYCATCH -> Contenders.copyCatch();
    };
  }

  /** The same where there is a trained ceiling. */
  List<Contender.Try> tries(Ceiling ceiling) {
    return this == CEILING ? Contenders.ceiling(ceiling) : tries();
  }
}
