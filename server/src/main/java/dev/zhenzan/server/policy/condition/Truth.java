package dev.zhenzan.server.policy.condition;

/** Something that is so, is not so, or cannot be told because a value is not known. */
interface Truth {
  int NO = 0;
  int YES = 1;
  int UNKNOWN = 2;

  int of(Frame frame);
}
