package dev.zhenzan.core.verdict;

/** What to do about an account, in rising order. The order is part of the file formats. */
public enum Action {
  /** Nothing speaks against it. */
  NONE,
  /** Look again later; nothing changes. */
  OBSERVE,
  /** The likes that are part of a ring's exchange weigh less or nothing; the others stay whole. */
  WEIGH_LESS,
  /** All its likes weigh nothing: it has no taste of its own. */
  CLEAN
}
