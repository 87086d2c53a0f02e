package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.condition.Condition;
import dev.zhenzan.server.policy.feature.Feature;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.feature.Origin;
import dev.zhenzan.server.policy.text.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When something is true, then what is done, because of what.
 *
 * @param version at least 1; a version that went live never changes
 * @param because what the person concerned reads, with values between braces
 * @param asks the features that the reason names
 * @param budget how many of 10,000 genuine likers it may touch at most
 * @param rolloutPercent for how many of a hundred accounts it is in force
 * @param jitterMillis what is done is done up to so much later, to be harder to learn from
 * @param expiresMillis from then on it is not asked; {@link Long#MAX_VALUE} for never
 * @param owner who answers for it
 */
public record Policy(
    String id,
    int version,
    Words title,
    On on,
    Condition when,
    List<Step> then,
    Words because,
    List<Feature> asks,
    double budget,
    int rolloutPercent,
    long jitterMillis,
    long expiresMillis,
    String owner) {

  /** The features that it asks for. */
  public Set<Feature> features() {
    Set<Feature> all = new LinkedHashSet<>(when.features());
    all.addAll(asks);
    return all;
  }

  /** Whether it asks for a feature, itself or as part of a ratio. */
  public boolean uses(Feature feature) {
    return features().stream()
        .anyMatch(
            each ->
                each.equals(feature)
                    || each.origin() instanceof Origin.Ratio ratio
                        && (ratio.over().equals(feature) || ratio.under().equals(feature)));
  }

  /**
   * What tells two texts of one version apart: SHA-256, hexadecimal, over everything that decides
   * whom it touches and how, the definitions of its features included.
   */
  public String fingerprint() {
    List<String> parts = new ArrayList<>(List.of(id, Integer.toString(version), on.word()));
    parts.add(when.text());
    parts.add(then.toString());
    parts.add(because.toString());
    parts.add(title.toString());
    features().forEach(feature -> parts.add(feature.name() + " " + feature.origin()));
    parts.add(budget + " " + rolloutPercent + " " + jitterMillis + " " + expiresMillis);
    try {
      byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
