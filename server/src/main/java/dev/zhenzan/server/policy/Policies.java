package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.feature.FeatureRegistry;
import dev.zhenzan.server.policy.text.Problem;
import dev.zhenzan.server.policy.text.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What some files hold, and what is wrong with them.
 *
 * @param policies those without errors, in the order of their files and places
 * @param registry all features, those that the files declare too
 * @param labels by name
 * @param lists by name
 * @param problems errors and warnings by place
 */
public record Policies(
    List<Policy> policies,
    FeatureRegistry registry,
    Map<String, Words> labels,
    Map<String, NamedList> lists,
    List<Problem> problems) {

  /** Whether the files can be taken: no errors, warnings or not. */
  public boolean isSound() {
    return problems.stream().allMatch(each -> each.severity() == Problem.Severity.WARNING);
  }

  /** The policy of that id, or {@code null}. */
  public @Nullable Policy find(String id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst().orElse(null);
  }
}
