package dev.zhenzan.server.api;

import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers a repeated request with the answer of the first. */
final class Once {
  // The answer lies in the database in the transaction of the events themselves, so a crash leaves
  // both or neither. Requests under the same key that come while the first is being answered are
  // told so (409): waiting for it could hold a thread for as long as the client likes.

  static final String HEADER = "Idempotency-Key";
  private static final int KEY_LENGTH_MAX = 255;

  private final Answers answers;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  Once(Answers answers) {
    this.answers = answers;
  }

  /** Does what is asked under a name. */
  @FunctionalInterface
  interface Work {
    /**
     * @param name under which the answer is to be kept, {@code null} for not at all
     */
    ServerResponse run(@Nullable String name, String hash) throws Exception;
  }

  ServerResponse answer(Call call, byte[] body, Work work) throws Exception {
    String given = call.header(HEADER);
    if (given == null) {
      return work.run(null, "");
    }
    if (given.isBlank() || given.length() > KEY_LENGTH_MAX) {
      throw Problem.invalid(
              "/header/" + HEADER, HEADER + " must have 1 to " + KEY_LENGTH_MAX + " characters")
          .thrown();
    }
    String name = (call.key() == null ? "" : call.key().id()) + ":" + given;
    if (!underWay.add(name)) {
      throw Problem.of(
              409, "under-way", "The same request is being answered", "wait for its answer")
          .retryAfter(1)
          .thrown();
    }
    try {
      String hash = hash(call, body);
      ServerResponse before = before(name, hash);
      return before == null ? work.run(name, hash) : before;
    } finally {
      underWay.remove(name);
    }
  }

  private @Nullable ServerResponse before(String name, String hash)
      throws StoreException, ProblemException {
    LogStore.Answer kept = answers.answer(name);
    if (kept == null) {
      return null;
    }
    if (!kept.requestHash().equals(hash)) {
      throw Problem.of(
              422,
              "idempotency-key-reused",
              "The key was used for another request",
              "an " + HEADER + " belongs to one request; take a new one")
          .thrown();
    }
    return Reply.json(status(kept.body()), body(kept.body()));
  }

  /** An answer as it is kept: its status, a blank, its body. */
  static String kept(int status, byte[] body) {
    return status + " " + new String(body, StandardCharsets.UTF_8);
  }

  private static int status(String kept) {
    return Integer.parseInt(kept.substring(0, kept.indexOf(' ')));
  }

  private static byte[] body(String kept) {
    return kept.substring(kept.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8);
  }

  /** Of everything that decides what a request does. */
  private static String hash(Call call, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String line =
          call.request().method()
              + " "
              + call.request().uri().getRawPath()
              + "?"
              + call.request().uri().getRawQuery()
              + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
