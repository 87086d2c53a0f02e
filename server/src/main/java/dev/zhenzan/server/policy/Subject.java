package dev.zhenzan.server.policy;

/**
 * Who is looked at, and when.
 *
 * @param actor the account's name, as the platform knows it
 * @param atMillis the time of the like, or of the closing
 */
public record Subject(String actor, long atMillis) {}
