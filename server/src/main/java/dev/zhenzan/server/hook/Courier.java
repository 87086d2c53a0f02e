package dev.zhenzan.server.hook;

import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;

/** Sends one message and notes how that went. */
final class Courier {
  private static final long WAIT_MAX_SECONDS = TimeUnit.DAYS.toSeconds(1);

  private final HookStore hooks;
  private final DeliveryStore deliveries;
  private final SecretBox box;
  private final Post post;
  private final InstantSource clock;
  private final BooleanSupplier stopping;
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dead = new AtomicLong();

  Courier(
      HookStore hooks,
      DeliveryStore deliveries,
      SecretBox box,
      Post post,
      InstantSource clock,
      BooleanSupplier stopping) {
    this.hooks = hooks;
    this.deliveries = deliveries;
    this.box = box;
    this.post = post;
    this.clock = clock;
    this.stopping = stopping;
  }

  long delivered() {
    return delivered.get();
  }

  long failed() {
    return failed.get();
  }

  long dead() {
    return dead.get();
  }

  /**
   * Tries once.
   *
   * @return whether the hook may be sent to further
   */
  boolean carry(Hook hook, Delivery delivery) throws StoreException {
    Post.Answer answer;
    try {
      byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
      answer = post.send(hook.url(), headers(hook, delivery, body), body);
    } catch (IOException refused) {
      if (stopping.getAsBoolean()) {
        return false; // our own doing: it is sent again after the next start
      }
      note(delivery, 0, why(refused), 0);
      return true;
    }
    if (answer.status() / 100 == 2) {
      delivered.incrementAndGet();
      long now = clock.millis();
      deliveries.tried(delivery.tried(Delivery.State.DELIVERED, now, answer.status(), "", now));
      return true;
    }
    if (answer.status() == 410) {
      dead.incrementAndGet();
      hooks.disable(hook.id(), "the other side answered 410 Gone");
      long now = clock.millis();
      deliveries.tried(delivery.tried(Delivery.State.DEAD, now, 410, "gone", now));
      return false;
    }
    note(delivery, answer.status(), "answered " + answer.status(), answer.retryAfterSeconds());
    return true;
  }

  private Map<String, String> headers(Hook hook, Delivery delivery, byte[] body)
      throws IOException {
    long now = clock.millis();
    long seconds = Math.floorDiv(now, 1_000L);
    String id = delivery.message();
    String signature = Signing.signature(box.open(hook.secret(), hook.id()), id, seconds, body);
    if (!hook.oldSecret().isEmpty() && now < hook.oldUntilMillis()) {
      String old = box.open(hook.oldSecret(), hook.id());
      signature += " " + Signing.signature(old, id, seconds, body);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "zhenzan-webhooks/1");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", String.valueOf(seconds));
    headers.put("webhook-signature", signature);
    return headers;
  }

  private void note(Delivery delivery, int status, String error, long retryAfterSeconds)
      throws StoreException {
    failed.incrementAndGet();
    long now = clock.millis();
    long wait = RetryPlan.waitMillis(delivery.message(), delivery.attempts() + 1);
    if (wait < 0) {
      dead.incrementAndGet();
      deliveries.tried(delivery.tried(Delivery.State.DEAD, now, status, error, now));
    } else {
      long wished = 1_000L * Math.min(retryAfterSeconds, WAIT_MAX_SECONDS);
      long next = now + Math.max(wait, wished);
      deliveries.tried(delivery.tried(Delivery.State.WAITING, next, status, error, 0));
    }
  }

  /** In words that say nothing of the operator's network. */
  private static String why(IOException refused) {
    if (refused instanceof Destinations.RefusedException) {
      return String.valueOf(refused.getMessage());
    } else if (refused instanceof UnknownHostException) {
      return "the host is not known";
    } else if (refused instanceof SSLException) {
      return "TLS failed: " + refused.getClass().getSimpleName();
    } else if (refused instanceof SocketTimeoutException
        || (refused instanceof SocketException
            && !(refused instanceof ConnectException)
            && !(refused instanceof NoRouteToHostException))) {
      return "no answer in time";
    } else if (refused instanceof SocketException) {
      return "nobody listens there";
    }
    return "no answer that can be understood";
  }
}
