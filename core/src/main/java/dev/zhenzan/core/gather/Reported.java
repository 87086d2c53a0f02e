package dev.zhenzan.core.gather;

import java.io.IOException;

/** Whether any row reported a field; a column that nobody filled is handed over as null. */
final class Reported {
  boolean owner;
  boolean community;
  boolean device;
  boolean address;
  boolean dwell;
  boolean completion;
  boolean textLength;

  /** Only ever writes true: two threads that read, combine and write could lose one another's. */
  void see(
      int newOwner,
      int newCommunity,
      int newDevice,
      int newAddress,
      int newDwell,
      int newCompletion,
      int newTextLength) {
    if (newOwner >= 0 && !owner) {
      owner = true;
    }
    if (newCommunity >= 0 && !community) {
      community = true;
    }
    if (newDevice >= 0 && !device) {
      device = true;
    }
    if (newAddress >= 0 && !address) {
      address = true;
    }
    if (newDwell >= 0 && !dwell) {
      dwell = true;
    }
    if (newCompletion >= 0 && !completion) {
      completion = true;
    }
    if (newTextLength >= 0 && !textLength) {
      textLength = true;
    }
  }

  /** What either has seen. */
  void add(Reported other) {
    owner |= other.owner;
    community |= other.community;
    device |= other.device;
    address |= other.address;
    dwell |= other.dwell;
    completion |= other.completion;
    textLength |= other.textLength;
  }

  /** Carries what was seen. */
  void carry(Flat flat) throws IOException {
    owner = carried(flat, owner);
    community = carried(flat, community);
    device = carried(flat, device);
    address = carried(flat, address);
    dwell = carried(flat, dwell);
    completion = carried(flat, completion);
    textLength = carried(flat, textLength);
  }

  private static boolean carried(Flat flat, boolean field) throws IOException {
    return flat.number(field ? 1 : 0) != 0;
  }

  /** What the first rows report, of what was seen before. */
  Reported in(Columns rows, int size) {
    Reported here = new Reported();
    here.owner = owner && any(rows.owner(), size);
    here.community = community && any(rows.community(), size);
    here.device = device && any(rows.device(), size);
    here.address = address && any(rows.address(), size);
    here.dwell = dwell && any(rows.dwell(), size);
    here.textLength = textLength && any(rows.textLength(), size);
    for (int row = 0; row < size && !here.completion; row++) {
      here.completion = rows.completion()[row] >= 0;
    }
    return here;
  }

  private static boolean any(int[] column, int size) {
    for (int row = 0; row < size; row++) {
      if (column[row] >= 0) {
        return true;
      }
    }
    return false;
  }
}
