package dev.zhenzan.server.privacy;

import dev.zhenzan.server.log.Renaming;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What stands for devices and addresses that are no longer kept: another name for each, by a key
 * that is gone when this is. Which events came from the same one can still be told among those that
 * were forgotten at one go, and from which one can not.
 */
final class Forgotten implements Renaming {
  private static final String MARK = "gone-";
  private static final int KEY_BYTES = 32;

  private final SipHash devices;
  private final SipHash addresses;

  Forgotten() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    devices = new SipHash(key, 0);
    addresses = new SipHash(key, KEY_BYTES / 2);
  }

  @Override
  public String device(String device) {
    return forgotten(devices, device);
  }

  @Override
  public String address(String address) {
    return forgotten(addresses, address);
  }

  private static String forgotten(SipHash by, String place) {
    return place.startsWith(MARK)
        ? place
        : MARK
            + HexFormat.of()
                .toHexDigits(by.of(place.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Override
  public String account(String name) {
    return name;
  }

  @Override
  public String target(String name) {
    return name;
  }

  @Override
  public String community(String name) {
    return name;
  }

  @Override
  public String id(String text, boolean own) {
    return text;
  }

  @Override
  public String text(String text) {
    return text;
  }

  @Override
  public boolean mayConcern(byte[] bytes, int from, int to) {
    return true;
  }

  @Override
  public boolean isOwn(String account) {
    return false;
  }
}
