package dev.zhenzan.core.ring;

/** How a ring works. The order is part of the file formats: append, never insert. */
public enum RingKind {
  /** 互赞群: members like each other's content in turn. */
  MUTUAL_GROUP,
  /** 任务群: workers like what buyers pay for; the targets belong to outsiders. */
  TASK_GROUP,
  /** 小号矩阵: alternate accounts of one person or a few devices. */
  ALT_MATRIX,
  /** 云端互刷池: strangers give likes for credits and get as many back from others. */
  CLOUD_POOL,
  /** 脚本农场: machines with no interests of their own. */
  SCRIPT_FARM
}
