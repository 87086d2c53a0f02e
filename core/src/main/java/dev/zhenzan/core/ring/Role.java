package dev.zhenzan.core.ring;

/** What one account does in a ring. The order is part of the file formats. */
public enum Role {
  /** Takes part like the others. */
  MEMBER,
  /** Acts first, again and again, and the others follow. */
  DISPATCHER,
  /** Gives likes on what others own, gets none. */
  WORKER,
  /** Gets the ring's likes; argued, not convicted, by that alone. */
  BUYER,
  /** The account that a matrix of alternates serves. */
  MAIN,
  /** An alternate account. */
  ALT
}
