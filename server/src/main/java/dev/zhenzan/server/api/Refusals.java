package dev.zhenzan.server.api;

import dev.zhenzan.server.person.Refused;
import dev.zhenzan.server.person.SignIn.TooEarlyException;

/** What may not be done to people, as problems. */
final class Refusals {
  private Refusals() {}

  static ProblemException of(Refused refused) {
    String why = String.valueOf(refused.getMessage());
    return switch (refused.why()) {
      case MISSING -> Problem.missing(why).thrown();
      case EXISTS -> Problem.of(409, "exists", "There is one already", why).thrown();
      case BEYOND -> Problem.of(403, "beyond", "That is more than you have", why).thrown();
      case LAST_ADMIN, IN_USE, PROVIDED ->
          Problem.of(409, "not-done", "It cannot be done as things are", why).thrown();
      case BAD_NAME -> Problem.invalid("/name", why).thrown();
      case BAD_ROLE -> Problem.invalid("/role", why).thrown();
      case BAD_PASSWORD -> Problem.invalid("/password", why).thrown();
    };
  }

  static ProblemException of(TooEarlyException early) {
    return Problem.tooMuch(String.valueOf(early.getMessage()), early.seconds()).thrown();
  }
}
