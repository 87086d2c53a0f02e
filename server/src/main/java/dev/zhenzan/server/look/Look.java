package dev.zhenzan.server.look;

/**
 * Somebody looked at what is held of an account.
 *
 * @param by {@code key:ID} or {@code person:NAME}
 * @param route what was asked, as its pattern: {@code /v1/accounts/{account}}
 * @param subject the account, or {@link #EVERYBODY}
 */
public record Look(String by, String route, String subject) {
  /** Stands for the account where all of them are shown, such as by a backup. */
  public static final String EVERYBODY = "*";
}
