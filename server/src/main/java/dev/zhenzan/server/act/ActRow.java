package dev.zhenzan.server.act;

import java.util.Arrays;

/** An act as it is stored, see {@link ActChain}. */
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record ActRow(
    long seq,
    long atMillis,
    String by,
    String kind,
    String subject,
    String detail,
    byte[] salt,
    byte[] commitment,
    byte[] hash) {

  static ActRow of(long seq, long atMillis, String by, ActDraft draft, byte[] salt, byte[] before) {
    String kind = draft.kind().text();
    String detail = draft.detail().text();
    byte[] commitment = ActChain.commitment(salt, draft.subject(), detail);
    byte[] hash = ActChain.hash(before, seq, atMillis, by, kind, commitment);
    return new ActRow(seq, atMillis, by, kind, draft.subject(), detail, salt, commitment, hash);
  }

  boolean isErased() {
    return salt.length == 0;
  }

  /** Whether nothing is left of it but that it was done. */
  boolean isBlank() {
    return isErased() && subject.isEmpty() && detail.isEmpty();
  }

  /** A hash of what erasing left of it, to be said by the act that erased; empty for nothing. */
  String left() {
    return isBlank() ? "" : ActChain.left(subject, detail);
  }

  /** What erasing leaves of it. */
  ActRow erased(String otherSubject, String otherDetail) {
    return new ActRow(
        seq, atMillis, by, kind, otherSubject, otherDetail, new byte[0], commitment, hash);
  }

  /** Whether it is what was written after an act with this hash, or what erasing leaves of it. */
  boolean follows(byte[] before) {
    boolean kept =
        isErased() // then what is left is vouched for by a later act: ActCheck
            || Arrays.equals(commitment, ActChain.commitment(salt, subject, detail));
    return kept && Arrays.equals(hash, ActChain.hash(before, seq, atMillis, by, kind, commitment));
  }

  Act act() {
    Detail particulars = detail.isEmpty() ? Detail.NONE : Detail.read(detail);
    return new Act(seq, atMillis, by, ActKind.of(kind), subject, particulars, hash, isBlank());
  }
}
