package dev.zhenzan.server.privacy;

import dev.zhenzan.server.act.Secrets;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What stands for devices and network addresses in everything that is kept. Detection asks only
 * which likes came from the same one (never which network an address belongs to), so a keyed hash
 * of the whole says all that it needs, and neither the log nor a backup of it tells where anybody
 * was. The key lies in the database and is another for each: whoever has a whole database can still
 * find out whether a given address is in it, which is why they are dropped after a time.
 */
public final class Whereabouts {
  /** As they are reported. */
  public static final Whereabouts KEPT = new Whereabouts(null, null);

  /** In front of a hash, so that it is not taken for a name. */
  private static final byte MARK = '~';

  private static final int DIGITS = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final int KEY_BYTES = 16;

  private final @Nullable SipHash devices;
  private final @Nullable SipHash addresses;

  private Whereabouts(@Nullable SipHash devices, @Nullable SipHash addresses) {
    this.devices = devices;
    this.addresses = addresses;
  }

  /** By the key of a database, made when it is first asked for. */
  public static Whereabouts hashed(Database database) throws StoreException {
    return hashed(new Secrets(database).of("places"));
  }

  /**
   * By a key.
   *
   * @param key 32 bytes
   */
  public static Whereabouts hashed(byte[] key) {
    return new Whereabouts(new SipHash(key, 0), new SipHash(key, KEY_BYTES));
  }

  /** What stands for a device. */
  public @Nullable String device(@Nullable String device) {
    return hash(devices, device);
  }

  /** What stands for a network address. */
  public @Nullable String address(@Nullable String address) {
    return hash(addresses, address);
  }

  private static @Nullable String hash(@Nullable SipHash by, @Nullable String place) {
    return by == null || place == null
        ? place
        : text(by.of(place.getBytes(StandardCharsets.UTF_8)));
  }

  /** Once or twice for each event: without a text on the way. */
  private static String text(long hash) {
    byte[] text = new byte[1 + DIGITS];
    text[0] = MARK;
    for (int at = 0; at < DIGITS; at++) {
      text[DIGITS - at] = HEX[(int) (hash >>> (4 * at)) & 0xF];
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** The report with what stands for them. */
  public Report of(Report report) {
    return devices == null || (report.device() == null && report.address() == null)
        ? report
        : new Report(
            report.id(),
            report.type(),
            report.time(),
            report.actor(),
            report.target(),
            report.owner(),
            report.community(),
            device(report.device()),
            address(report.address()),
            report.dwellMillis(),
            report.completion(),
            report.textLength());
  }
}
