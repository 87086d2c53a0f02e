package dev.zhenzan.audit.report;

/** What the dense ids of a log stand for, in the log's own words. */
public interface Names {

  /** The name of an account, {@code 0 ≤ id < accounts}. */
  String account(int id);

  /** The name of a target, {@code 0 ≤ id < targets}. */
  String target(int id);

  /** The name of a device. */
  String device(int id);

  /** The name of a network address. */
  String address(int id);

  /** The name of a community. */
  String community(int id);

  /** The event's own id: the input's, else the 1-based row number in the input. */
  String eventId(int row);

  /** The ids of several events, in the order of {@code rows}. */
  String[] eventIds(int[] rows);
}
