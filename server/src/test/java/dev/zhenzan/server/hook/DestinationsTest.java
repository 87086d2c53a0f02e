package dev.zhenzan.server.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where messages may go, address by address. That the connection goes to the address that was
 * looked at, and not to what a name says the second time, follows from there being one look: the
 * socket is given the address.
 */
class DestinationsTest {
  private static final List<String> CLOSED =
      List.of(
          "0.0.0.0",
          "0.1.2.3",
          "10.0.0.1",
          "10.255.255.255",
          "100.64.0.1",
          "100.127.255.255",
          "127.0.0.1",
          "127.255.255.254",
          "169.254.169.254",
          "172.16.0.1",
          "172.31.255.255",
          "192.0.0.1",
          "192.0.2.1",
          "192.168.0.1",
          "198.18.0.1",
          "198.19.255.255",
          "198.51.100.1",
          "203.0.113.9",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255",
          "::",
          "::1",
          "::ffff:127.0.0.1",
          "::ffff:10.0.0.1",
          "::ffff:169.254.169.254",
          "::7f00:1",
          "64:ff9b::7f00:1",
          "64:ff9b::a00:1",
          "64:ff9b:1::1",
          "2002:7f00:1::",
          "2002:a9fe:a9fe::1",
          "2001::1",
          "2001:db8::1",
          "fc00::1",
          "fd12:3456::1",
          "fe80::1",
          "febf::1",
          "fec0::1",
          "ff02::1",
          "100::1",
          "3fff::1");

  private static final List<String> OPEN =
      List.of(
          "1.1.1.1",
          "8.8.8.8",
          "9.255.255.255",
          "11.0.0.0",
          "100.63.255.255",
          "100.128.0.0",
          "126.255.255.255",
          "128.0.0.0",
          "169.253.255.255",
          "172.15.255.255",
          "172.32.0.0",
          "192.167.255.255",
          "192.169.0.0",
          "223.255.255.255",
          "2606:4700::1111",
          "2a00:1450::1",
          "::ffff:8.8.8.8",
          "64:ff9b::808:808",
          "2002:808:808::1",
          "2400:3200::1");

  @Test
  void closedNetworksAreRefusedInEveryDress() throws Exception {
    Destinations usual = new Destinations(List.of());
    for (String address : CLOSED) {
      assertEquals(false, usual.isAllowed(InetAddress.getByName(address)), address);
      String host = address.contains(":") ? "[" + address + "]" : address;
      assertThrows(Destinations.RefusedException.class, () -> usual.resolve(host), host);
    }
    for (String address : OPEN) {
      assertEquals(true, usual.isAllowed(InetAddress.getByName(address)), address);
    }
    assertThrows(Destinations.RefusedException.class, () -> usual.resolve("localhost"));
    assertThrows(Destinations.RefusedException.class, () -> usual.resolve("2130706433"));
  }

  @Test
  void anOperatorAllowsWhatHeNamesAndNoMore() throws Exception {
    Destinations some = new Destinations(List.of("10.1.0.0/16", "fd00:1::/32", "127.0.0.1"));
    assertEquals(true, some.isAllowed(InetAddress.getByName("10.1.255.255")));
    assertEquals(true, some.isAllowed(InetAddress.getByName("::ffff:10.1.0.1")));
    assertEquals(true, some.isAllowed(InetAddress.getByName("fd00:1::5")));
    assertEquals(true, some.isAllowed(InetAddress.getByName("127.0.0.1")));
    for (String address : List.of("10.2.0.0", "10.0.255.255", "fd00:2::1", "127.0.0.2", "::1")) {
      assertEquals(false, some.isAllowed(InetAddress.getByName(address)), address);
    }
    for (String none :
        List.of("", "x", "10.0.0.0/33", "10.0.0.0/x", "example.org", "10.0.0.0/-1")) {
      assertThrows(IllegalArgumentException.class, () -> new Destinations(List.of(none)), none);
    }
  }

  @Test
  void onlyPlainUrlsAreTaken() {
    for (String url : List.of("http://a", "https://a.example:8443/x?y=z", "HTTPS://1.1.1.1/")) {
      assertNull(Destinations.fault(URI.create(url)), url);
    }
    for (String url :
        List.of(
            "ftp://a",
            "file:///etc/passwd",
            "gopher://a",
            "/x",
            "http:/x",
            "http:x",
            "http://u@a",
            "http://u:p@a",
            "http://a#b",
            "http://a:0/",
            "http://a:70000/",
            "jar:http://a!/")) {
      assertNotNull(Destinations.fault(URI.create(url)), url);
    }
  }
}
