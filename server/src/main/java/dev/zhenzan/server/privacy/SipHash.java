package dev.zhenzan.server.privacy;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits for short inputs, of which
 * nothing can be told without its key of 128 bits. Several times faster than an HMAC for a name.
 */
final class SipHash {
  private final long k0;
  private final long k1;

  /**
   * @param key of which 16 bytes are taken
   */
  SipHash(byte[] key, int from) {
    k0 = word(key, from, 8);
    k1 = word(key, from + 8, 8);
  }

  long of(byte[] text) {
    State state = new State(k0, k1);
    int whole = text.length & ~7;
    for (int at = 0; at < whole; at += 8) {
      state.take(word(text, at, 8));
    }
    state.take(word(text, whole, text.length - whole) | (long) text.length << 56);
    return state.end();
  }

  private static long word(byte[] text, int from, int bytes) {
    long word = 0;
    for (int at = 0; at < bytes; at++) {
      word |= (text[from + at] & 0xFFL) << (8 * at);
    }
    return word;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long end() {
      v2 ^= 0xff;
      for (int round = 0; round < 4; round++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
