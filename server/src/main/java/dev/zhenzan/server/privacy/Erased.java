package dev.zhenzan.server.privacy;

import dev.zhenzan.server.log.Renaming;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What stands in the places of one person's names. Follows from the name, the number and the
 * footprint alone, so that whoever was interrupted replaces by the same.
 */
final class Erased implements Renaming {
  /** Shorter names are found in ids only where they stand for themselves. */
  private static final int ANYWHERE_LENGTH = 4;

  private static final int SHOWN_DIGITS = 16;

  private final String name;
  private final byte[] utf8;
  private final String instead;
  private final NameInText finding;
  private final Footprint footprint;
  private final byte[] salt;

  /**
   * @param salt forgotten when it is done, so that nobody can find out which device it was
   */
  Erased(String name, String instead, Footprint footprint, byte[] salt) {
    this.name = name;
    this.utf8 = name.getBytes(StandardCharsets.UTF_8);
    this.instead = instead;
    this.footprint = footprint;
    this.salt = salt;
    this.finding = new NameInText(name);
  }

  @Override
  public String account(String account) {
    return account.equals(name) ? instead : account;
  }

  @Override
  public String target(String target) {
    return word(target);
  }

  @Override
  public String community(String community) {
    return word(community);
  }

  /** Who else is called so, or has the name in theirs, is another person. */
  private String word(String text) {
    return footprint.others().contains(text) ? text : finding.replaced(text, instead);
  }

  @Override
  public String device(String device) {
    return place(device, footprint.devices());
  }

  @Override
  public String address(String address) {
    return place(address, footprint.addresses());
  }

  private String place(String place, Set<String> own) {
    return own.contains(place)
        ? instead + "-" + KeyedHash.of(salt, place).substring(0, SHOWN_DIGITS)
        : word(place);
  }

  @Override
  public String id(String text, boolean own) {
    return own && name.length() >= ANYWHERE_LENGTH
        ? text.replace(name, instead)
        : finding.replaced(text, instead);
  }

  @Override
  public String text(String text) {
    return NameInText.eachText(text, this::piece);
  }

  private String piece(String piece) {
    if (footprint.devices().contains(piece)) {
      return device(piece);
    }
    return footprint.addresses().contains(piece) ? address(piece) : word(piece);
  }

  @Override
  public boolean isOwn(String account) {
    return account.equals(name);
  }

  @Override
  public boolean mayConcern(byte[] bytes, int from, int to) {
    return indexOf(bytes, from, to, utf8) >= 0;
  }

  static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
    for (int at = from; at <= to - wanted.length; at++) {
      if (bytes[at] == wanted[0] && isAt(bytes, at, wanted)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] bytes, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
