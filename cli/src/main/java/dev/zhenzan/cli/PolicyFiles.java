package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.policy.Policies;
import dev.zhenzan.server.policy.PolicyReader;
import dev.zhenzan.server.policy.ShippedPolicies;
import dev.zhenzan.server.policy.text.Problem;
import dev.zhenzan.server.policy.text.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Policy files by the names that commands are given: files, folders, or those that are shipped. */
final class PolicyFiles {
  /** Stands for the policies that are shipped. */
  static final String SHIPPED = "shipped";

  private PolicyFiles() {}

  /** Reads them together. */
  static Policies read(List<String> names) throws IOException, RefusedException {
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      if (name.equals(SHIPPED)) {
        sources.addAll(ShippedPolicies.sources());
      } else {
        for (Path file : files(Path.of(name))) {
          sources.add(Source.of(file.toString(), Files.readString(file)));
        }
      }
    }
    return PolicyReader.read(sources);
  }

  /** Reads them together; if anything is wrong, says so and refuses. */
  static Policies sound(List<String> names, PrintWriter err, Language language)
      throws IOException, RefusedException {
    Policies policies = read(names);
    if (!policies.isSound()) {
      policies.problems().forEach(problem -> err.print(show(problem, language)));
      throw new RefusedException(language.of("mend the policies first", "请先改正策略文件"));
    }
    return policies;
  }

  static String show(Problem problem, Language language) {
    return problem.show(language == Language.ZH);
  }

  /** The file, or the YAML files of the folder by name. */
  private static List<Path> files(Path path) throws IOException, RefusedException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> files =
          inside.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
      if (files.isEmpty()) {
        throw new RefusedException(path + " holds no .yaml file");
      }
      return files;
    }
  }
}
