package dev.zhenzan.sim;

/**
 * What the platform knows of one account besides its engagement.
 *
 * @param account its name
 * @param created when it was made, milliseconds since 1970-01-01T00:00Z
 * @param hasName whether its owner chose a name
 * @param hasAvatar whether it shows a picture
 * @param friends how many friends it has, in the world and outside it
 */
public record SimAccount(
    String account, long created, boolean hasName, boolean hasAvatar, int friends) {}
