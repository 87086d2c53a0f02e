package dev.zhenzan.server.api;

import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.privacy.Erasures;

/**
 * What erasing persons rests on.
 *
 * @param soon lets what was asked for be done as soon as the calls under way are answered
 */
public record Erasing(Database database, Erasures erasures, Runnable soon) {}
