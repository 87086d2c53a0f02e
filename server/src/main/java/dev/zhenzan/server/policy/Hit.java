package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.text.Words;
import java.util.List;
import java.util.Map;

/**
 * A policy that hit.
 *
 * @param state live, or shadow: then nothing is to be done
 * @param steps what is to be done
 * @param reason with its numbers filled in
 * @param restedOn the values of the features that it asks for, by name; those that were not known
 *     are left out
 * @param delayMillis how much later the steps are to be taken
 */
public record Hit(
    String policy,
    int version,
    State state,
    List<Step> steps,
    Words reason,
    Map<String, Object> restedOn,
    long delayMillis) {}
