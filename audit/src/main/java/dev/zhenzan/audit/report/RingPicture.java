package dev.zhenzan.audit.report;

import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.ring.Role;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A ring drawn as a graph: members by role, links by strength. SVG, made once, no script. */
final class RingPicture {
  /** More nodes than this are a cloud; the best linked stand for the rest. */
  static final int NODES_MAX = 90;

  private static final int LINKS_MAX = 260;
  private static final int SIZE = 320;
  private static final int MARGIN = 16;

  private final Ring ring;
  private final int[] nodes;
  private final Int2IntOpenHashMap nodeOf = new Int2IntOpenHashMap();
  private final List<Ring.Link> links = new ArrayList<>();
  private final int[] degree;
  private final RingLayout layout;

  RingPicture(Ring ring) {
    this.ring = ring;
    nodes = chosen(ring);
    nodeOf.defaultReturnValue(-1);
    for (int i = 0; i < nodes.length; i++) {
      nodeOf.put(ring.members()[nodes[i]], i);
    }
    degree = new int[nodes.length];
    List<int[]> ends = new ArrayList<>();
    for (Ring.Link link : drawnLinks(ring)) {
      int one = nodeOf.get(link.one());
      int other = nodeOf.get(link.other());
      links.add(link);
      ends.add(new int[] {one, other});
      degree[one]++;
      degree[other]++;
    }
    layout = new RingLayout(nodes.length, ends);
  }

  /**
   * The strongest links between drawn members, strongest first. Everybody's own strongest goes
   * before the rest, so that a dense core does not leave the others unlinked.
   */
  private List<Ring.Link> drawnLinks(Ring ring) {
    List<Ring.Link> between = new ArrayList<>();
    for (Ring.Link link : ring.links()) {
      if (nodeOf.get(link.one()) >= 0 && nodeOf.get(link.other()) >= 0) {
        between.add(link);
      }
    }
    boolean[] linked = new boolean[nodes.length];
    boolean[] taken = new boolean[between.size()];
    int left = LINKS_MAX;
    for (int i = 0; i < taken.length; i++) {
      int one = nodeOf.get(between.get(i).one());
      int other = nodeOf.get(between.get(i).other());
      taken[i] = !linked[one] || !linked[other];
      left -= taken[i] ? 1 : 0;
      linked[one] = true;
      linked[other] = true;
    }
    List<Ring.Link> drawn = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] || left-- > 0) {
        drawn.add(between.get(i));
      }
    }
    return drawn;
  }

  /** Positions in the ring's member list, the best linked and the special roles first. */
  private static int[] chosen(Ring ring) {
    Int2IntOpenHashMap rank = new Int2IntOpenHashMap();
    for (Ring.Link link : ring.links()) {
      rank.addTo(link.one(), 1);
      rank.addTo(link.other(), 1);
    }
    int[] order = new int[ring.members().length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      if (isSpecial(ring.roles().get(i))) {
        rank.addTo(ring.members()[i], Ring.LINKS_MAX);
      }
    }
    IntArrays.stableSort(
        order, (a, b) -> Integer.compare(rank.get(ring.members()[b]), rank.get(ring.members()[a])));
    return order.length > NODES_MAX ? IntArrays.trim(order, NODES_MAX) : order;
  }

  static boolean isSpecial(Role role) {
    return role == Role.DISPATCHER || role == Role.BUYER || role == Role.MAIN;
  }

  int drawn() {
    return nodes.length;
  }

  String svg(Names names) {
    StringBuilder out = new StringBuilder();
    out.append("<svg class=\"graph\" viewBox=\"0 0 320 320\" role=\"img\" aria-label=\"Ring ")
        .append(ring.number())
        .append(" 团伙\">");
    paths(out);
    for (int i = 0; i < nodes.length; i++) {
      node(out, i, names);
    }
    return out.append("</svg>\n").toString();
  }

  /** All links of one strength are one path, which keeps a page of forty rings small. */
  private void paths(StringBuilder out) {
    for (int strength = 0; strength < 3; strength++) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < links.size(); i++) {
        if (strength(i) == strength) {
          append(path, 'M', nodeOf.get(links.get(i).one()));
          append(path, 'L', nodeOf.get(links.get(i).other()));
        }
      }
      if (path.length() > 0) {
        out.append("<path class=\"link s").append(strength).append("\" d=\"").append(path);
        out.append("\"/>");
      }
    }
  }

  /** Links come strongest first: 2 for the surprise near the first, 0 for the weak. */
  private int strength(int link) {
    double share = links.get(link).millinats() / (double) Math.max(1, links.get(0).millinats());
    return share > 0.66 ? 2 : share > 0.33 ? 1 : 0;
  }

  private void append(StringBuilder path, char command, int node) {
    path.append(command).append(place(layout.x[node])).append(' ').append(place(layout.y[node]));
  }

  private void node(StringBuilder out, int i, Names names) {
    Role role = ring.roles().get(nodes[i]);
    String name = Bilingual.shorten(names.account(ring.members()[nodes[i]]));
    double base = nodes.length > 40 ? 3.5 : nodes.length > 15 ? 5 : 7;
    double radius = base + Math.min(3, StrictMath.sqrt(degree[i]) / 2) + (isSpecial(role) ? 3 : 0);
    out.append("<g class=\"").append(roleClass(role)).append("\">");
    String x = place(layout.x[i]);
    String y = place(layout.y[i]);
    if (isSpecial(role)) {
      out.append("<path d=\"M").append(x).append(' ').append(y);
      String r = number(radius);
      out.append("m0-%sl%s %sl-%s %sl-%s-%sz\"/>".formatted(r, r, r, r, r, r, r));
    } else {
      out.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(x, y, number(radius)));
    }
    out.append("<title>").append(Html.escape(name)).append("</title></g>");
  }

  static String roleClass(Role role) {
    return "role-" + role.name().toLowerCase(Locale.ROOT);
  }

  private static String place(double unit) {
    return number(SIZE / 2.0 + unit * (SIZE / 2.0 - MARGIN));
  }

  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + Math.abs(tenths % 10);
  }
}
