package dev.zhenzan.audit.report;

/** Whom a due-diligence page is about; the page then opens with it. */
public sealed interface Focus {

  /**
   * One post.
   *
   * @param id the target's id
   */
  record Target(int id) implements Focus {}

  /**
   * One profile: everything that the account owns.
   *
   * @param id the account's id
   */
  record Owner(int id) implements Focus {}
}
