package dev.zhenzan.sim.board;

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
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
