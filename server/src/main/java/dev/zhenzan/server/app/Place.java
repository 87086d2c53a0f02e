package dev.zhenzan.server.app;

import java.nio.file.Path;

/**
 * Where one space lies: its database, and the files beside it that only their owner may read.
 *
 * @param database as {@link dev.zhenzan.server.log.Database#open} takes it
 * @param keyFile the first key
 * @param signFile the pair that signs statements
 * @param boxFile the key that seals secrets which are kept in the database
 * @param foldFile what was read of the log, kept for the next start; may be deleted at any time
 * @param backups where the running service puts copies
 */
public record Place(
    String database, Path keyFile, Path signFile, Path boxFile, Path foldFile, Path backups) {}
