package dev.zhenzan.server.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The process's own log, before Spring sets it up. */
public final class Logs {
  private Logs() {}

  /** Libraries say what is wrong, and not what they are doing; nor before anything is set up. */
  public static void quieten() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }
}
