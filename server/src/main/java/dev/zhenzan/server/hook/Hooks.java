package dev.zhenzan.server.hook;

import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.Settlement;
import dev.zhenzan.server.log.StoreException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Those who are told of changes, and what they are told. What a closing changed is on disk with the
 * closing; from there messages are laid down together with how far their hook has been told, and
 * sent until they are answered. A crash at any moment repeats a message at most, under its id.
 */
public final class Hooks implements AutoCloseable {
  /** So many may be told at once. */
  public static final int MOST = 50;

  private static final long OLD_SECRET_MILLIS = TimeUnit.HOURS.toMillis(24);

  private final HookStore hooks;
  private final DeliveryStore deliveries;
  private final Closed closed;
  private final SecretBox box;
  private final InstantSource clock;
  private final Lanes lanes;
  private final SecureRandom random = new SecureRandom();

  private Hooks(
      Database database,
      Closed closed,
      SecretBox box,
      Destinations destinations,
      InstantSource clock) {
    this.closed = closed;
    this.box = box;
    this.clock = clock;
    hooks = new HookStore(database);
    deliveries = new DeliveryStore(database);
    lanes = new Lanes(hooks, deliveries, closed, box, destinations, clock);
  }

  /** Begins to send what waits, and what closings before the last stop had left to be told. */
  public static Hooks start(
      Database database,
      Closed closed,
      SecretBox box,
      Destinations destinations,
      InstantSource clock) {
    Hooks hooks = new Hooks(database, closed, box, destinations, clock);
    hooks.lanes.start();
    return hooks;
  }

  /** A closing is on disk; returns at once. */
  public void closed(Settlement settlement) {
    lanes.closed(settlement);
  }

  /** A hook and the secret that it is shown with once. */
  public record Made(Hook hook, String secret) {}

  /** Makes a hook; {@code null} if there are as many as there may be. */
  public synchronized @Nullable Made create(
      URI url, Set<HookEvent> events, long minChangeBp, String description) throws StoreException {
    if (hooks.all().size() >= MOST) {
      return null;
    }
    String id = KeyText.make(random).id();
    String secret = Signing.secret(random);
    Hook hook =
        new Hook(
            id,
            url,
            Set.copyOf(events),
            minChangeBp,
            description,
            box.seal(secret, id),
            "",
            0,
            Hook.State.ACTIVE,
            "",
            clock.millis(),
            closed.last());
    hooks.put(hook);
    lanes.refresh();
    return new Made(hook, secret);
  }

  /** All, oldest first. */
  public List<Hook> all() throws StoreException {
    return hooks.all();
  }

  /** One, or {@code null}. */
  public @Nullable Hook find(String id) throws StoreException {
    return hooks.find(id);
  }

  /** Sends it elsewhere, or of other events. */
  public synchronized void change(Hook hook, URI url, Set<HookEvent> events, long minChangeBp)
      throws StoreException {
    hooks.put(hook.to(url, events, minChangeBp));
    lanes.refresh();
  }

  /** Stops sending; messages wait. Or goes on, also after it stopped by itself. */
  public synchronized void pause(Hook hook, boolean pause) throws StoreException {
    hooks.put(hook.in(pause ? Hook.State.PAUSED : Hook.State.ACTIVE, ""));
    lanes.refresh();
  }

  /** Gives it another secret; the one before signs too for a day. */
  public synchronized String rotate(Hook hook) throws StoreException {
    String secret = Signing.secret(random);
    hooks.put(hook.rotated(box.seal(secret, hook.id()), clock.millis() + OLD_SECRET_MILLIS));
    lanes.refresh();
    return secret;
  }

  /** Takes it away with all that waits for it; false if there is none. */
  public synchronized boolean remove(String id) throws StoreException {
    boolean there = hooks.remove(id);
    lanes.refresh();
    return there;
  }

  /** Messages of a hook, newest first, before a number. */
  public List<Delivery> deliveries(
      String hook, Delivery.@Nullable State state, long before, int most) throws StoreException {
    return deliveries.page(hook, state, before, most);
  }

  /** Sends a message again, from the first try on; {@code null} if there is none. */
  public @Nullable Delivery retry(String hook, String message) throws StoreException {
    Delivery found = deliveries.find(hook, message);
    if (found == null) {
      return null;
    }
    deliveries.tried(found.again(clock.millis()));
    lanes.kick();
    return deliveries.find(hook, message);
  }

  /** Sends a message that says nothing. */
  public Delivery test(Hook hook) throws StoreException {
    Delivery test = Messages.test(hook, clock.millis(), random.nextLong());
    deliveries.add(hook.id(), List.of(test), 0);
    lanes.kick();
    return test;
  }

  /** Messages that were answered, since the start. */
  public long delivered() {
    return lanes.courier().delivered();
  }

  /** Tries that failed, since the start. */
  public long failed() {
    return lanes.courier().failed();
  }

  /** Messages that were given up, since the start. */
  public long dead() {
    return lanes.courier().dead();
  }

  /** Stops sending at once; what was under way is sent again after the next start. */
  @Override
  public void close() {
    lanes.close();
  }
}
