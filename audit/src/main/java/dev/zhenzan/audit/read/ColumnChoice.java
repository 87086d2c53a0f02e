package dev.zhenzan.audit.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column is which field: what the request says, and a guess from the names for the rest. */
final class ColumnChoice {
  private static final int TYPO_DISTANCE_MAX = 3;

  private final Map<Field, String> chosen = new EnumMap<>(Field.class);

  private ColumnChoice() {}

  /**
   * Chooses among the columns of one file.
   *
   * @param file how messages call the file
   * @param columns the columns it has, in order; nested ones as dotted paths
   * @param mapping field label → column, as requested
   * @param nested whether a mapped path that is not among the columns may exist all the same
   * @param trusted whether mapped columns are there though no columns are known
   * @throws ReadException naming the columns found, if a required or mapped one is missing
   */
  static ColumnChoice of(
      String file,
      Collection<String> columns,
      Map<String, String> mapping,
      boolean nested,
      boolean trusted)
      throws ReadException {
    ColumnChoice choice = new ColumnChoice();
    Set<String> taken = new HashSet<>();
    for (Map.Entry<String, String> wish : mapping.entrySet()) {
      String column = find(columns, wish.getValue());
      if (column == null && !trusted && !(nested && wish.getValue().contains("."))) {
        throw ReadException.input(
            choice.missing(file, wish.getValue(), columns, List.of(wish.getValue())));
      }
      String found = column == null ? wish.getValue() : column;
      choice.chosen.put(Field.named(wish.getKey()), found);
      taken.add(found);
    }
    for (Field field : Field.values()) {
      if (!choice.chosen.containsKey(field)) {
        choice.guess(field, columns, taken);
      }
    }
    for (Field field : Field.values()) {
      if (field.isRequired() && !choice.chosen.containsKey(field)) {
        throw ReadException.input(choice.missing(file, field.label(), columns, field.names()));
      }
    }
    return choice;
  }

  private void guess(Field field, Collection<String> columns, Set<String> taken) {
    for (String name : field.names()) {
      for (String column : columns) {
        if (plain(column).equals(name) && taken.add(column)) {
          chosen.put(field, column);
          return;
        }
      }
    }
  }

  private static @Nullable String find(Collection<String> columns, String wanted) {
    for (String column : columns) {
      if (column.equals(wanted)) {
        return column;
      }
    }
    for (String column : columns) {
      if (plain(column).equals(plain(wanted))) {
        return column;
      }
    }
    return null;
  }

  private static String plain(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }

  private String missing(
      String file, String wanted, Collection<String> columns, List<String> names) {
    String message =
        file
            + ": no column for \""
            + wanted
            + "\"; the columns are "
            + (columns.isEmpty() ? "none" : Shorten.to(String.join(", ", columns), 400));
    List<String> free = new ArrayList<>(columns);
    free.removeAll(chosen.values());
    String likeliest = likeliest(free, names);
    return message
        + (likeliest == null ? "" : "; did you mean \"" + likeliest + "\"?")
        + "; say which with --map "
        + wanted
        + "=COLUMN";
  }

  private static @Nullable String likeliest(Collection<String> columns, List<String> names) {
    String best = null;
    int bestDistance = TYPO_DISTANCE_MAX + 1;
    for (String column : columns) {
      for (String name : names) {
        int distance = distance(plain(column), name.toLowerCase(Locale.ROOT));
        if (distance < bestDistance && distance < name.length()) {
          best = column;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  /** Levenshtein's edit distance. */
  static int distance(String left, String right) {
    String shorter = left.length() > 64 ? left.substring(0, 64) : left;
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= shorter.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (shorter.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }

  @Nullable String column(Field field) {
    return chosen.get(field);
  }

  /** Field label → column. */
  Map<String, String> labelled() {
    Map<String, String> all = new LinkedHashMap<>();
    chosen.forEach((field, column) -> all.put(field.label(), column));
    return all;
  }

  /** The optional fields that have no column. */
  static List<String> missing(Map<String, String> labelled) {
    List<String> missing = new ArrayList<>();
    for (Field field : Field.values()) {
      if (!labelled.containsKey(field.label())) {
        missing.add(field.label());
      }
    }
    return missing;
  }
}
