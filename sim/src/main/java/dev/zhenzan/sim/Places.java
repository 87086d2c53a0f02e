package dev.zhenzan.sim;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Dense ids for the devices and addresses of a log, in the byte order of their names. */
final class Places {
  private final Names names;
  private final Int2IntOpenHashMap device = new Int2IntOpenHashMap();
  private final Int2IntOpenHashMap address = new Int2IntOpenHashMap();
  private int devices;

  Places(Names names) {
    this.names = names;
  }

  void meet(int deviceNumber, int ipv4) {
    device.put(deviceNumber, 0);
    address.put(ipv4, 0);
  }

  /** Gives the ids out: nothing more is met. */
  void close() {
    // Hexadecimal digits sort as numbers do; two devices of one name are one device.
    long[] keys = device.keySet().intStream().mapToLong(names::deviceKey).sorted().toArray();
    Long2IntOpenHashMap ids = new Long2IntOpenHashMap();
    for (long key : keys) {
      ids.putIfAbsent(key, ids.size());
    }
    devices = ids.size();
    device.replaceAll((number, none) -> ids.get(names.deviceKey(number)));
    int[] numbers = address.keySet().toIntArray();
    byte[][] texts = new byte[numbers.length][];
    Arrays.setAll(texts, at -> Names.address(numbers[at]).getBytes(StandardCharsets.US_ASCII));
    int[] order = Names.order(texts);
    for (int id = 0; id < order.length; id++) {
      address.put(numbers[order[id]], id);
    }
  }

  int devices() {
    return devices;
  }

  int addresses() {
    return address.size();
  }

  int device(int number) {
    return device.get(number);
  }

  int address(int ipv4) {
    return address.get(ipv4);
  }
}
