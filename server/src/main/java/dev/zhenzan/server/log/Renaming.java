package dev.zhenzan.server.log;

/**
 * What stands in the places of names that are taken out. The same name is always answered with the
 * same other one, names that differ with names that differ, and a name that stays with itself; so
 * whoever was interrupted may begin anew.
 */
public interface Renaming {
  /** Of actors and owners. */
  String account(String name);

  String target(String name);

  String community(String name);

  String device(String name);

  String address(String name);

  /**
   * The text of an event's id, or its beginning before a number.
   *
   * @param own whether an event of whoever is erased has it
   */
  String id(String text, boolean own);

  /** Any text that may hold a name: JSON, or words of a person. */
  String text(String text);

  /** Whether bytes, which are UTF-8, may hold anything that is renamed; {@code true} if unsure. */
  boolean mayConcern(byte[] bytes, int from, int to);

  /** Whether an account is one that is erased. */
  boolean isOwn(String account);
}
