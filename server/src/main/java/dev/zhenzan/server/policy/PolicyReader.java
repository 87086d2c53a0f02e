package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.condition.Checker;
import dev.zhenzan.server.policy.feature.Declarations;
import dev.zhenzan.server.policy.feature.FeatureRegistry;
import dev.zhenzan.server.policy.feature.On;
import dev.zhenzan.server.policy.text.Fields;
import dev.zhenzan.server.policy.text.Problems;
import dev.zhenzan.server.policy.text.Source;
import dev.zhenzan.server.policy.text.Value;
import dev.zhenzan.server.policy.text.Words;
import dev.zhenzan.server.policy.text.Yaml;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads policy files: what they declare first, whatever the order of the files, then the policies.
 * Everything that is wrong is gathered; a policy with an error is left out.
 */
public final class PolicyReader {
  private final Problems problems = new Problems();
  private final FeatureRegistry registry = new FeatureRegistry();
  private final Map<String, Words> labels = new LinkedHashMap<>();
  private final Map<String, NamedList> lists = new LinkedHashMap<>();
  private final Map<String, Policy> policies = new LinkedHashMap<>();
  private final Reading reading = new Reading(problems);

  private PolicyReader() {}

  /** Reads files together: each may use what any of them declares. */
  public static Policies read(List<Source> files) {
    return new PolicyReader().all(files);
  }

  private Policies all(List<Source> files) {
    List<Value> found = new ArrayList<>();
    for (Source file : files) {
      Optional.ofNullable(Yaml.read(file, problems)).flatMap(this::declared).ifPresent(found::add);
    }
    PolicyFields fields = new PolicyFields(this::checker, registry, labels.keySet(), problems);
    for (Value each : found) {
      for (Value item : each.items()) {
        fields.read(item).ifPresent(policy -> add(policy, item));
      }
    }
    return new Policies(List.copyOf(policies.values()), registry, labels, lists, problems.all());
  }

  private void add(Policy policy, Value at) {
    if (policies.putIfAbsent(policy.id(), policy) != null) {
      reading.wrong(
          at,
          "another policy is called " + policy.id() + " already",
          "已有另一条策略名为 " + policy.id(),
          new Words("give it another id, or keep the newer version only", "请换一个 id，或只保留新版本"));
    }
  }

  private final Map<On, Checker> checkers = new EnumMap<>(On.class);

  /** Made when the first condition is met: by then everything is declared. */
  private Checker checker(On on) {
    return checkers.computeIfAbsent(
        on, key -> new Checker(registry, key, labels.keySet(), lists.keySet(), problems));
  }

  /** Takes what a file declares, and returns its policies. */
  private Optional<Value> declared(Value file) {
    if (!file.isFields()) {
      reading.wrong(
          file,
          "a policy file has named parts",
          "策略文件由若干命名部分组成",
          new Words(
              "they are features:, labels:, lists:, policies:",
              "它们是 features:、labels:、lists:、policies:"));
      return Optional.empty();
    }
    Fields fields = file.fields(problems);
    Optional.ofNullable(fields.find("features"))
        .ifPresent(value -> new Declarations(registry, problems).read(value));
    Optional.ofNullable(fields.find("labels")).ifPresent(this::labels);
    Optional.ofNullable(fields.find("lists")).ifPresent(this::lists);
    Optional<Value> found = Optional.ofNullable(fields.find("policies"));
    fields.nothingElse();
    found
        .filter(value -> !value.isList())
        .ifPresent(
            value ->
                reading.wrong(
                    value,
                    "policies are a list",
                    "policies 应为列表",
                    new Words("begin each with a dash", "每条以短横线开头")));
    return found.filter(Value::isList);
  }

  private void labels(Value value) {
    Fields fields = value.fields(problems);
    for (String name : fields.names()) {
      Words title = reading.both(fields.find(name));
      if (title != null) {
        labels.put(name, title);
      }
    }
  }

  private void lists(Value value) {
    Fields fields = value.fields(problems);
    for (String name : fields.names()) {
      Value list = fields.find(name);
      if (list != null) {
        list(name, list.fields(problems));
      }
    }
  }

  private void list(String name, Fields fields) {
    Words advice = new Words("kind: allow, deny or grey", "kind: allow、deny 或 grey");
    List<String> kinds = new ArrayList<>();
    for (NamedList.Kind kind : NamedList.Kind.values()) {
      kinds.add(kind.word());
    }
    String kind =
        reading.word(fields.need("kind", advice), kinds, new Words("kind of list", "名单类型"));
    Words title =
        reading.both(
            fields.need("title", new Words("title: {en: …, zh: …}", "title: {en: …, zh: …}")));
    fields.nothingElse();
    if (kind != null && title != null) {
      lists.put(name, new NamedList(name, NamedList.Kind.values()[kinds.indexOf(kind)], title));
    }
  }
}
