package dev.zhenzan.server.act;

import java.util.Arrays;
import java.util.Objects;

/**
 * One thing that was done, as it stands in the log of acts.
 *
 * @param seq from 1, without a gap
 * @param atMillis when, by the service's clock; never less than that of the act before
 * @param by who did it: {@code key:ID}, {@code person:NAME}, {@code policy:ID@VERSION}, {@code
 *     ladder}, {@code service}, {@code operator} for the command line
 * @param subject whom or what it concerns, such as the name of an account; empty where nothing, and
 *     once it was erased
 * @param detail what exactly, in the words of its kind
 * @param hash of this act and all before it, 32 bytes; see {@link ActChain}
 * @param erased whether subject and detail were erased since
 */
public record Act(
    long seq,
    long atMillis,
    String by,
    ActKind kind,
    String subject,
    Detail detail,
    byte[] hash,
    boolean erased) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Act that && seq == that.seq && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seq, Arrays.hashCode(hash));
  }
}
