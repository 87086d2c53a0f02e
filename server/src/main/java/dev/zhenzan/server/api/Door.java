package dev.zhenzan.server.api;

import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The way into one space. */
interface Door {
  /** Whether a credential was given out here, by its public part alone. */
  boolean knows(String credential);

  /** Whether it works. */
  boolean admits(String credential);

  /** Whether a link to appeal was signed here and has not ended. */
  boolean madeLink(String token);

  /**
   * Answers a request that fits a route.
   *
   * @param route its place among the routes, which every space has in the same order
   */
  ServerResponse answer(int route, ServerRequest request);
}
