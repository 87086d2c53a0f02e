package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.policy.backtest.PolicyResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The truth of a simulated world about its accounts: {@code account, label, attack, …, background}.
 *
 * @param people by account
 */
record PolicyTruth(Map<String, Person> people) {
  private static final String FILE = "truth_accounts.csv";

  /**
   * One account.
   *
   * @param group the attack of the guilty, the crowd of everybody else
   */
  record Person(boolean guilty, String group) {}

  /**
   * How many of a group were touched.
   *
   * @param all how many of it liked anything
   */
  record Share(int touched, int all) {}

  /**
   * What one policy did to the guilty and to the innocent.
   *
   * @param touched accounts
   * @param guilty of these
   */
  record Score(int touched, int guilty, Map<String, Share> attacks, Map<String, Share> innocents) {}

  static PolicyTruth read(Path folder) throws IOException, RefusedException {
    Path file = Files.isDirectory(folder) ? folder.resolve(FILE) : folder;
    Map<String, Person> people = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String heading = lines.readLine();
      List<String> columns = heading == null ? List.of() : Arrays.asList(heading.split(",", -1));
      int account = columns.indexOf("account");
      int label = columns.indexOf("label");
      int attack = columns.indexOf("attack");
      int background = columns.indexOf("background");
      if (account < 0 || label < 0 || attack < 0 || background < 0) {
        throw new RefusedException(file + " has no columns account, label, attack, background");
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        boolean guilty = cells[label].equals("1");
        people.put(cells[account], new Person(guilty, guilty ? cells[attack] : cells[background]));
      }
    }
    return new PolicyTruth(people);
  }

  /** Scores a policy over the accounts of a log. */
  Score score(PolicyResult result, String[] names, BitSet likers) {
    Map<String, int[]> attacks = new TreeMap<>();
    Map<String, int[]> innocents = new TreeMap<>();
    int guilty = 0;
    for (int id = likers.nextSetBit(0); id >= 0; id = likers.nextSetBit(id + 1)) {
      Person person = people.getOrDefault(names[id], new Person(false, "unknown"));
      boolean touched = result.accounts().get(id);
      int[] count =
          (person.guilty() ? attacks : innocents)
              .computeIfAbsent(person.group(), key -> new int[2]);
      count[0] += touched ? 1 : 0;
      count[1]++;
      guilty += touched && person.guilty() ? 1 : 0;
    }
    return new Score(result.accounts().cardinality(), guilty, shares(attacks), shares(innocents));
  }

  private static Map<String, Share> shares(Map<String, int[]> counts) {
    Map<String, Share> shares = new TreeMap<>();
    counts.forEach((group, count) -> shares.put(group, new Share(count[0], count[1])));
    return shares;
  }
}
