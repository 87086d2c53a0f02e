package dev.zhenzan.server.app;

import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.SecretBox;
import dev.zhenzan.server.key.StatementKey;

/**
 * What one space is opened from.
 *
 * @param foundation is closed with the space
 * @param box seals secrets that are kept in the database
 */
record SpaceParts(Foundation foundation, KeyRing keys, StatementKey statementKey, SecretBox box) {}
