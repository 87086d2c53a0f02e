package dev.zhenzan.server.policy.feature;

import dev.zhenzan.server.policy.text.Words;
import java.util.List;
import java.util.Set;

/**
 * Something that conditions may ask for.
 *
 * @param name as conditions call it
 * @param unit of the value; empty where it has none
 * @param meaning one line, a noun
 * @param on where it is known
 * @param subject what it is a property of
 * @param cost what is kept for it
 * @param values all texts that it can be, empty where they are not known beforehand
 */
public record Feature(
    String name,
    FeatureType type,
    Words unit,
    Words meaning,
    Set<On> on,
    Words subject,
    Words cost,
    Origin origin,
    List<String> values) {

  /** The greatest value it can take; {@link Long#MAX_VALUE} where nothing holds it. */
  public long most() {
    return origin instanceof Origin.Distinct ? SlidingDistinct.MOST : Long.MAX_VALUE;
  }
}
