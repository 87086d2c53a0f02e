package dev.zhenzan.audit.report;

import java.util.Arrays;

/** Names like {@code u12} and {@code p7}, with a few given by the test. */
record PlainNames(String[] accounts, String[] targets) implements Names {

  static PlainNames of(int accounts, int targets) {
    String[] u = new String[accounts];
    Arrays.setAll(u, i -> "u" + i);
    String[] p = new String[targets];
    Arrays.setAll(p, i -> "p" + i);
    return new PlainNames(u, p);
  }

  @Override
  public String account(int id) {
    return accounts[id];
  }

  @Override
  public String target(int id) {
    return targets[id];
  }

  @Override
  public String device(int id) {
    return "d" + id;
  }

  @Override
  public String address(int id) {
    return "10.0.0." + id;
  }

  @Override
  public String community(int id) {
    return "c" + id;
  }

  @Override
  public String eventId(int row) {
    return "e" + (row + 1);
  }

  @Override
  public String[] eventIds(int[] rows) {
    return Arrays.stream(rows).mapToObj(this::eventId).toArray(String[]::new);
  }
}
