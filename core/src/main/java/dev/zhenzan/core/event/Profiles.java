package dev.zhenzan.core.event;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the accounts themselves, one row an account, in the order of the account ids of
 * the {@link EventColumns} beside it. A column that was not given is {@code null}; an account that
 * was not listed has {@link #UNKNOWN} in every column.
 *
 * @param created when the account was made, in milliseconds since 1970-01-01T00:00Z, or {@link
 *     Long#MIN_VALUE}
 * @param hasName 1 if it has a chosen name, 0 if not, {@link #UNKNOWN}
 * @param hasAvatar 1 if it has a picture, 0 if not, {@link #UNKNOWN}
 * @param friends how many friends it has, or {@link #UNKNOWN}
 */
public record Profiles(
    long @Nullable [] created,
    byte @Nullable [] hasName,
    byte @Nullable [] hasAvatar,
    int @Nullable [] friends) {

  /** What a byte or an int is when the list did not say. */
  public static final int UNKNOWN = -1;

  /** Nothing is known of any account. */
  public static final Profiles NONE = new Profiles(null, null, null, null);
}
