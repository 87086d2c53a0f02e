package dev.zhenzan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * How two configurations differ, a line each, by the names that people know: policies by name and
 * version, webhooks by address. Texts of policies are compared line by line.
 */
final class ConfigDifference {
  private final List<String> lines = new ArrayList<>();

  private ConfigDifference() {}

  /** None if they are the same. */
  static List<String> of(JsonNode before, JsonNode after) {
    ConfigDifference difference = new ConfigDifference();
    difference.compare("ladder", before.path("ladder"), after.path("ladder"));
    TreeSet<String> names = names(before.path("policies"));
    names.addAll(names(after.path("policies")));
    for (String name : names) {
      difference.policy(name, before, after);
    }
    difference.compare("webhook", before.path("webhooks"), after.path("webhooks"));
    return difference.lines;
  }

  private static TreeSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.properties().forEach(each -> names.add(each.getKey()));
    return names;
  }

  private void policy(String name, JsonNode before, JsonNode after) {
    JsonNode here = before.path("policies").path(name);
    JsonNode there = after.path("policies").path(name);
    compare("policy " + name + " state", here.path("state"), there.path("state"));
    String file = here.path("file").asString("");
    String otherFile = there.path("file").asString("");
    if (!file.equals(otherFile) && !here.isMissingNode() && !there.isMissingNode()) {
      lines.add("policy " + name + " text:");
      lines(text(before, file), text(after, otherFile));
    }
  }

  private static List<String> text(JsonNode configuration, String file) {
    return configuration.path("files").path(file).asString("").lines().toList();
  }

  private void compare(String where, JsonNode here, JsonNode there) {
    if (here.equals(there)) {
      return;
    }
    if (here.isObject() && there.isObject()) {
      TreeSet<String> names = names(here);
      names.addAll(names(there));
      names.forEach(name -> compare(where + " " + name, here.path(name), there.path(name)));
    } else if (here.isArray() && there.isArray()) {
      for (int at = 0; at < Math.max(here.size(), there.size()); at++) {
        compare(where + " " + (at + 1), here.path(at), there.path(at));
      }
    } else {
      lines.add(where + ": " + shown(here) + " → " + shown(there));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "none" : value.isString() ? value.asString() : value.toString();
  }

  /** By the longest common run of lines, the obvious way: policies are short. */
  private void lines(List<String> here, List<String> there) {
    int[][] common = new int[here.size() + 1][there.size() + 1];
    for (int i = here.size() - 1; i >= 0; i--) {
      for (int j = there.size() - 1; j >= 0; j--) {
        common[i][j] =
            here.get(i).equals(there.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < here.size() || j < there.size()) {
      if (i < here.size() && j < there.size() && here.get(i).equals(there.get(j))) {
        i++;
        j++;
      } else if (j == there.size() || i < here.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add("  - " + here.get(i++));
      } else {
        lines.add("  + " + there.get(j++));
      }
    }
  }
}
