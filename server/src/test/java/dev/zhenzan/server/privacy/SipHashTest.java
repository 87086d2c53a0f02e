package dev.zhenzan.server.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Holds the hash to the values that its authors published; says nothing of how strong it is. */
final class SipHashTest {
  /** The first words of the reference vectors: key 00 01 … 0f, inputs of 0, 1, 2 … bytes. */
  private static final long[] PUBLISHED = {
    0x726fdb47dd0e0e31L, 0x74f839c593dc67fdL, 0x0d6c8009d9a94f5aL, 0x85676696d7fb7e2dL,
    0xcf2794e0277187b7L, 0x18765564cd99a68dL, 0xcbc9466e58fee3ceL, 0xab0200f58b01d137L,
    0x93f5f5799a932462L, 0x9e0082df0ba9e4b0L, 0x7a5dbbc594ddb9f3L, 0xf4b32f46226bada7L,
    0x751e8fbc860ee5fbL, 0x14ea5627c0843d90L, 0xf723ca908e7af2eeL, 0xa129ca6149be45e5L
  };

  @Test
  void isTheOneThatWasPublished() {
    byte[] key = counting(16);
    for (int length = 0; length < PUBLISHED.length; length++) {
      assertEquals(PUBLISHED[length], new SipHash(key, 0).of(counting(length)), "of " + length);
    }
  }

  @Test
  void devicesAndAddressesHaveKeysOfTheirOwn() {
    byte[] key = counting(32);
    Whereabouts places = Whereabouts.hashed(key);
    String device = places.device("10.0.0.1");
    assertNotEquals(device, places.address("10.0.0.1"));
    assertEquals(device, Whereabouts.hashed(key).device("10.0.0.1"));
    key[3] ^= 1;
    assertNotEquals(device, Whereabouts.hashed(key).device("10.0.0.1"));
    assertEquals(17, String.valueOf(device).getBytes(StandardCharsets.UTF_8).length);
    assertEquals("10.0.0.1", Whereabouts.KEPT.device("10.0.0.1"));
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) at;
    }
    return bytes;
  }
}
