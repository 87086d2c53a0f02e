package dev.zhenzan.server.person;

import dev.zhenzan.server.log.StoreException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in with a name and a password. Whoever guesses waits longer and longer, and learns
 * nothing about which names there are: neither from answers nor from how long they take.
 */
public final class SignIn {
  // Three counts of wrong tries: of a name from one address, of an address, and of a name from
  // anywhere. The last is what a guesser with many addresses meets; it is not asked of whoever
  // comes from where they signed in before, and waits are bounded, so that nobody can keep another
  // out by guessing. Tries are counted before the password is hashed: many at once are many.

  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final int NETWORK_BYTES = 8;
  private static final int PASSWORD_LENGTH_MAX = 1_024;

  private final Throttle ofNameAndAddress = new Throttle(5, 300_000);
  private final Throttle ofAddress = new Throttle(20, 60_000);
  private final Throttle ofName = new Throttle(30, 30_000);

  private final People people;
  private final Passwords passwords;
  private final Sessions sessions;
  private final InstantSource clock;
  private final AtomicLong refused = new AtomicLong();

  SignIn(People people, Passwords passwords, Sessions sessions, InstantSource clock) {
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** It is too early to try again. */
  public static final class TooEarlyException extends Exception {
    private static final long serialVersionUID = 1;

    private final int seconds;

    TooEarlyException(int seconds) {
      super("too many wrong passwords, or too many sign in at once", null, false, false);
      this.seconds = seconds;
    }

    /** After how many seconds it is not. */
    public int seconds() {
      return seconds;
    }
  }

  /** How many tries were wrong or too early since the start. */
  public long refused() {
    return refused.get();
  }

  /**
   * The person who has this name and password, if they may sign in; {@code null} if not, whatever
   * the cause.
   *
   * @param address from where it is tried
   */
  public @Nullable Person person(String name, String password, String address)
      throws StoreException, TooEarlyException {
    String folded = PersonName.folded(name);
    String place = network(address);
    long now = clock.millis();
    boolean known = sessions.isKnownPlace(folded, address);
    String pair = folded + " " + place;
    long wait =
        Math.max(
            Math.max(ofNameAndAddress.waitMillis(pair, now), ofAddress.waitMillis(place, now)),
            known ? 0 : ofName.waitMillis(folded, now));
    if (wait > 0) {
      refused.incrementAndGet();
      throw new TooEarlyException((int) Math.ceil(wait / 1e3));
    }
    ofNameAndAddress.tried(pair, now);
    ofAddress.tried(place, now);
    ofName.tried(folded, now);
    Person person = fits(folded, password);
    if (person == null) {
      refused.incrementAndGet();
      LOG.info("somebody could not sign in from {}", address);
      return null;
    }
    ofNameAndAddress.forget(pair);
    ofAddress.takeBack(place);
    ofName.takeBack(folded);
    return person;
  }

  private @Nullable Person fits(String name, String password)
      throws StoreException, TooEarlyException {
    if (password.length() > PASSWORD_LENGTH_MAX) {
      return null;
    }
    try {
      boolean fits = passwords.fits(name, password);
      Person person = people.of(name);
      return fits && person != null && !person.disabled() ? person : null;
    } catch (PasswordHash.BusyException busy) {
      throw new TooEarlyException(5);
    }
  }

  /** Whoever has one address of IPv6 has its whole network. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(NETWORK_BYTES, bytes.length));
    } catch (UnknownHostException none) {
      return address;
    }
  }
}
