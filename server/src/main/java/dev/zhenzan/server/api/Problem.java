package dev.zhenzan.server.api;

import dev.zhenzan.server.event.Fault;
import dev.zhenzan.server.log.StoreException;
import java.util.Locale;

/**
 * A problem document as RFC 9457 has it.
 *
 * @param kind the last part of its type, and stable: callers may rely on it
 * @param extra further members
 * @param retryAfterSeconds when to try again, 0 where that would not help
 */
record Problem(
    int status, String kind, String title, String detail, Doc extra, int retryAfterSeconds) {

  static final String TYPES = "urn:zhenzan:problem:";
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String kind, String title, String detail) {
    return new Problem(status, kind, title, detail, new Doc(), 0);
  }

  static Problem malformed(String detail) {
    return of(400, "malformed", "The request is not understood", detail);
  }

  static Problem invalid(String pointer, String detail) {
    return of(422, "invalid", "The request cannot be used as it is", detail)
        .with("pointer", pointer);
  }

  static Problem invalid(Fault fault) {
    return invalid(fault.pointer(), shown(fault));
  }

  /** The fault in one sentence. */
  static String shown(Fault fault) {
    String field = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
    return (field.isEmpty() ? "the event" : field) + " " + fault.detail();
  }

  static Problem missing(String detail) {
    return of(404, "not-found", "There is no such thing", detail);
  }

  static Problem tooMuch(String detail, int retryAfterSeconds) {
    return of(429, "too-much", "Too much at once", detail).retryAfter(retryAfterSeconds);
  }

  /** The database refused: reading goes on, and writing will, once the cause is gone. */
  static Problem refusing(StoreException refused) {
    String detail =
        switch (refused.kind()) {
          case FULL -> "the disk is full: nothing of this was kept";
          case READ_ONLY -> "the database may not be written: nothing of this was kept";
          case HELD -> "another process holds the database: nothing of this was kept";
          case DAMAGED -> "the database is damaged: nothing of this was kept";
          case FAULT -> "the database said what it should not: nothing of this was kept";
          case GONE -> "the database cannot be reached: nothing of this was kept";
        };
    return of(503, "not-writing", "Nothing can be written now", detail)
        .with("cause", refused.kind().name().toLowerCase(Locale.ROOT))
        .retryAfter(5);
  }

  Problem retryAfter(int seconds) {
    return new Problem(status, kind, title, detail, extra, Math.max(1, seconds));
  }

  Problem with(String member, Object value) {
    extra.put(member, value);
    return this;
  }

  ProblemException thrown() {
    return new ProblemException(this);
  }

  Doc doc() {
    Doc doc =
        new Doc()
            .put("type", TYPES + kind)
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    extra.fields().forEach(doc::put);
    return doc;
  }
}
