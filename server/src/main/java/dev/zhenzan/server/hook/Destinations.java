package dev.zhenzan.server.hook;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where messages may go: to the public internet, and to networks that the operator names. Whoever
 * may make hooks shall not reach into the operator's own network through the service.
 */
public final class Destinations {
  // A name is resolved once for each try and the connection made to that very address: a name that
  // answers differently the second time gains nothing. What embeds an IPv4 address (mapped,
  // compatible, NAT64, 6to4) is judged by that.

  private static final List<Network> CLOSED =
      List.of(
          Network.of("0.0.0.0/8"),
          Network.of("10.0.0.0/8"),
          Network.of("100.64.0.0/10"), // carriers' NAT
          Network.of("127.0.0.0/8"),
          Network.of("169.254.0.0/16"), // link-local, and clouds' metadata
          Network.of("172.16.0.0/12"),
          Network.of("192.0.0.0/24"),
          Network.of("192.0.2.0/24"),
          Network.of("192.88.99.0/24"),
          Network.of("192.168.0.0/16"),
          Network.of("198.18.0.0/15"),
          Network.of("198.51.100.0/24"),
          Network.of("203.0.113.0/24"),
          Network.of("224.0.0.0/3"), // multicast, reserved, broadcast
          Network.of("::/8"),
          Network.of("64:ff9b:1::/48"),
          Network.of("100::/8"),
          Network.of("2001::/23"), // Teredo and the like
          Network.of("2001:db8::/32"),
          Network.of("3fff::/20"),
          Network.of("5f00::/16"),
          Network.of("fc00::/7"),
          Network.of("fe00::/7"), // link-local, site-local
          Network.of("ff00::/8"));

  private final List<Network> allowed;

  /**
   * @param allowed networks besides the public internet, such as {@code 10.1.0.0/16}
   * @throws IllegalArgumentException if one is none
   */
  public Destinations(List<String> allowed) {
    this.allowed = allowed.stream().map(Network::of).toList();
  }

  /** Addresses that begin with the same bits. */
  private record Network(byte[] base, int bits) {
    static Network of(String text) {
      int slash = text.indexOf('/');
      String address = slash < 0 ? text : text.substring(0, slash);
      if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
        throw new IllegalArgumentException(text + " is no network such as 10.1.0.0/16");
      }
      try {
        byte[] base = InetAddress.getByName(address).getAddress();
        int bits = slash < 0 ? base.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > base.length * 8) {
          throw new IllegalArgumentException(text + " has no such bits");
        }
        return new Network(base, bits);
      } catch (UnknownHostException | NumberFormatException broken) {
        throw new IllegalArgumentException(text + " is no network such as 10.1.0.0/16", broken);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != base.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >>> (bit & 7);
        if (((address[bit >> 3] ^ base[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** What is wrong with a URL before anybody is asked for its address, or {@code null}. */
  public static @Nullable String fault(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "must begin with https:// or http://";
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return "names no host";
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return "must not hold a user, a password or a fragment";
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      return "has a port that cannot be";
    }
    return null;
  }

  /** Not to be sent to. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * The addresses of a host, all of which may be sent to.
   *
   * @throws RefusedException if any may not
   * @throws UnknownHostException if it has none
   */
  List<InetAddress> resolve(String host) throws IOException {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    List<InetAddress> addresses = new ArrayList<>();
    for (InetAddress address : InetAddress.getAllByName(bare)) {
      if (!isAllowed(address)) {
        throw new RefusedException(
            "the host lies in a closed network; the operator may allow it with --webhooks-to");
      }
      addresses.add(address);
    }
    return addresses;
  }

  boolean isAllowed(InetAddress address) {
    byte[] bytes = plain(address);
    boolean named = allowed.stream().anyMatch(network -> network.holds(bytes));
    return named || CLOSED.stream().noneMatch(network -> network.holds(bytes));
  }

  /** The IPv4 address where one is embedded. */
  private static byte[] plain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address || !(address instanceof Inet6Address)) {
      return bytes;
    }
    if (begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
        || (begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && (bytes[12] | bytes[13]) != 0)
        || begins(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
      return java.util.Arrays.copyOfRange(bytes, 12, 16);
    }
    return begins(bytes, 0x20, 0x02) ? java.util.Arrays.copyOfRange(bytes, 2, 6) : bytes;
  }

  private static boolean begins(byte[] bytes, int... with) {
    for (int at = 0; at < with.length; at++) {
      if ((bytes[at] & 0xff) != with[at]) {
        return false;
      }
    }
    return true;
  }
}
