package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.api.Route;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.key.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one space holds is not seen from another, nor that it is there. Two services run side by
 * side: in one, the asking space has a neighbour that holds everything a space can hold; in the
 * other it has none, so that all of the neighbour's ids exist nowhere. Both are sent the same
 * calls, to every route there is, with the neighbour's names, ids, cursors, links and keys of
 * requests in every place where a name can stand; and the answers must be the same. A new route is
 * tried by itself.
 *
 * <p>Both services are in one process. What they share by that, such as a secret that is the same
 * everywhere, shows only where a marked name comes through; {@link SpacesTest} tries such links,
 * and {@link SpaceGraphTest} looks for what is shared.
 *
 * <p>It finds whatever reaches an answer. How long answers take is compared by a rank test over
 * calls in a random order, which can show a difference and cannot prove that there is none: one
 * that is small beside how much the times vary goes unseen. Who shares a machine sees how busy it
 * is.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ParameterizedClass
@EnumSource(Backend.class)
final class WallTest {
  private static final long SEED = Long.getLong("zhenzan.seed", 1);

  /** Names of the neighbour, in whatever they are wrapped. */
  private static final Pattern MARKED = Pattern.compile("wallb[A-Za-z0-9_-]*");

  /** Made at random in each service, or from what was: the same shape must do. */
  private static final Set<String> RANDOM =
      Set.of(
          "id",
          "key",
          "key_id",
          "secret",
          "signature",
          "public_key",
          "hash",
          "closing_hash",
          "link",
          "appeal_link",
          "file",
          "decision_id",
          "bytes");

  private static RunningApp beside;
  private static RunningApp alone;
  private static Neighbour neighbour;
  private static ZhenzanClient inside;
  private static ZhenzanClient insideAlone;
  private static List<String> ownKeys;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    beside = new RunningApp(backend);
    alone = new RunningApp(backend);
    ownKeys = new ArrayList<>();
    inside = beside.client(made(beside, "asking"));
    insideAlone = alone.client(made(alone, "asking"));
    ZhenzanClient owner = beside.client(made(beside, Neighbour.MARK));
    neighbour = Neighbour.in(owner, SEED, backend == Backend.SQLITE);
    for (ZhenzanClient each : List.of(inside, insideAlone, beside.admin, alone.admin)) {
      each.events("[{\"id\":\"own\",\"time\":1772600000,\"actor\":\"me\",\"target\":\"mine\"}]");
      assertTrue(each.post("/v1/closings", "application/json", new byte[0]).isOk());
    }
  }

  private static String made(RunningApp in, String space) throws Exception {
    byte[] body = ("{\"name\":\"" + space + "\"}").getBytes(StandardCharsets.UTF_8);
    Answer answer = in.admin.post("/v1/spaces", "application/json", body);
    assertEquals(201, answer.status(), answer.body());
    ownKeys.add(json(answer).get("key_id").asString());
    return json(answer).get("key").asString();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    beside.close();
    alone.close();
  }

  /** A call as it is sent to both. */
  private record Sent(String method, String path, String mediaType, String body, String[] headers) {
    Answer by(ZhenzanClient client) throws Exception {
      return client.send(method, path, mediaType, BodyPublishers.ofString(body), headers);
    }

    @Override
    public String toString() {
      return method + " " + path + " " + body + " " + Arrays.toString(headers);
    }
  }

  /** Every way to name something of the neighbour on a route. */
  private static List<Sent> calls(Route route) throws Exception {
    String path = filled(route.path());
    List<Sent> calls = new ArrayList<>();
    String method = route.method().name();
    if (method.equals("GET")) {
      calls.add(new Sent(method, path, "application/json", "", new String[0]));
      calls.add(new Sent(method, path + "?" + query(), "application/json", "", new String[0]));
      // An export has no cursor, and the neighbour would write down that it was asked for.
      String cursor = path.endsWith("/export") ? null : neighbour.cursor(path);
      if (cursor != null) {
        calls.add(
            new Sent(method, path + "?cursor=" + cursor, "application/json", "", new String[0]));
      }
      return calls;
    }
    String[] once = {"Idempotency-Key", Neighbour.IDEMPOTENCY_KEY};
    calls.add(new Sent(method, path, "application/json", "{}", new String[0]));
    calls.add(new Sent(method, path, "application/json", neighbour.body(), once));
    calls.add(new Sent(method, path, "application/json", neighbour.body(), new String[0]));
    calls.add(
        new Sent(method, path, "application/x-www-form-urlencoded", "words=asked", new String[0]));
    return calls;
  }

  private static String filled(String pattern) {
    Matcher variable = Pattern.compile("\\{([a-z]+)}").matcher(pattern);
    StringBuilder path = new StringBuilder();
    while (variable.find()) {
      String value = neighbour.known.get(variable.group(1));
      String id = value == null ? neighbour.known.get("account") : value;
      variable.appendReplacement(path, Matcher.quoteReplacement(ZhenzanClient.encoded(id)));
    }
    return variable.appendTail(path).toString();
  }

  private static String query() {
    StringBuilder query = new StringBuilder("a=wallb-a&b=wallb-b&subject=wallb-a&limit=3");
    query.append("&queue=wallb-queue&without=burst&state=dead");
    neighbour.known.forEach(
        (name, value) ->
            query.append('&').append(name).append('=').append(ZhenzanClient.encoded(value)));
    return query.toString();
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>(beside.app.routes());
    routes.removeIf(route -> route.path().equals("/v1/changes")); // its answer does not end
    // What names something first, as long as nothing of that name was made here.
    routes.sort((a, b) -> Boolean.compare(!a.path().contains("{"), !b.path().contains("{")));
    return routes;
  }

  @Test
  void nothingOfANeighbourIsSeenNorThatItIsThere() throws Exception {
    String before = neighbour.shown();
    int compared = sameAnswers(inside, insideAlone, false);
    compared += sameAnswers(beside.admin, alone.admin, true);
    assertEquals(before, neighbour.shown(), "what others did changed the neighbour");
    System.out.printf(
        "WallTest, %s: %d answers of %d routes were the same beside a neighbour and alone%n",
        backend, compared, routes().size());
  }

  /**
   * @param first whether it is the first space, which may list all: that alone is left out
   */
  private static int sameAnswers(ZhenzanClient one, ZhenzanClient other, boolean first)
      throws Exception {
    Set<String> sent = new HashSet<>();
    int compared = 0;
    for (Route route : routes()) {
      if (first && route.scope() == Scope.SPACES_WRITE) {
        continue;
      }
      for (Sent call : calls(route)) {
        tokens(call.toString(), sent);
        Answer here = call.by(one);
        Answer there = call.by(other);
        String where = call + " -Dzhenzan.seed=" + SEED + "\n" + here + "\n" + there;
        assertNothingMarked(here, sent, where);
        assertEquals(there.status(), here.status(), where);
        assertEquals(headers(there), headers(here), where);
        assertEquals(plain(route, there.body()), plain(route, here.body()), where);
        compared++;
      }
    }
    return compared;
  }

  private static void tokens(String text, Set<String> into) {
    Matcher marked = MARKED.matcher(text);
    while (marked.find()) {
      into.add(marked.group());
    }
  }

  private static void assertNothingMarked(Answer answer, Set<String> sent, String where) {
    Set<String> seen = new TreeSet<>();
    tokens(answer.body() + answer.headers(), seen);
    seen.removeAll(sent);
    assertEquals(Set.of(), seen, where);
    for (String secret : neighbour.secrets) {
      assertTrue(!answer.body().contains(secret), where);
    }
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(Set.of("date", "content-length"));
    return headers;
  }

  /** An answer without what is random, measured, or the name of a folder. */
  private static String plain(Route route, String body) {
    if (route.path().equals("/metrics")) {
      return body.lines()
          .filter(
              line ->
                  line.startsWith("zhenzan_")
                      && !line.startsWith("zhenzan_spaces")
                      && !line.startsWith("zhenzan_http_seconds")) // what this test itself asked
          .map(line -> line.replaceAll(" \\S+$", ""))
          .sorted()
          .toList()
          .toString();
    }
    String text = body;
    for (String key : ownKeys) {
      text = text.replace(key, "OWN");
    }
    text =
        text.replaceAll("key:[A-Za-z0-9]{12}", "key:OWN")
            .replaceAll("/appeal/[\\w.-]+", "LINK")
            .replaceAll("zl_[\\w-]{16}", "EVENT");
    if (!text.startsWith("{")) {
      return text;
    }
    JsonNode tree = JsonMapper.shared().readTree(text);
    strip(tree);
    return tree.toString();
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> each : Set.copyOf(object.properties())) {
        if (RANDOM.contains(each.getKey()) && each.getValue().isValueNode()) {
          object.put(each.getKey(), each.getValue().getNodeType().toString());
        } else {
          strip(each.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(WallTest::strip);
    }
  }

  @Test
  void aKeyOfTheNeighbourWithAWrongSecretIsAKeyThatNobodyHas() throws Exception {
    String wrong = "_" + "A".repeat(43);
    ZhenzanClient known = beside.client("zk_" + neighbour.known.get("key") + wrong);
    ZhenzanClient unknown = beside.client("zk_AAAAAAAAAAAA" + wrong);
    for (Route route : routes()) {
      for (Sent call : calls(route)) {
        Answer here = call.by(known);
        Answer there = call.by(unknown);
        assertEquals(there.status(), here.status(), call.toString());
        assertEquals(headers(there), headers(here), call.toString());
        assertEquals(plain(route, there.body()), plain(route, here.body()), call.toString());
        assertTrue(route.scope() == null || here.status() == 401, call + " " + here);
      }
    }
  }

  /** How long answers to two calls took, in nanoseconds, each its own times. */
  private record Times(long[] one, long[] other) {
    static Times of(int calls, Random random, Sent a, ZhenzanClient byA, Sent b, ZhenzanClient byB)
        throws Exception {
      long[][] times = new long[2][calls];
      int[] done = new int[2];
      while (done[0] < calls || done[1] < calls) {
        int which = done[0] == calls ? 1 : done[1] == calls ? 0 : random.nextInt(2);
        long begun = System.nanoTime();
        (which == 0 ? a : b).by(which == 0 ? byA : byB);
        times[which][done[which]++] = System.nanoTime() - begun;
      }
      return new Times(times[0], times[1]);
    }

    /** By Mann and Whitney: how many standard deviations the ranks are apart. */
    double apart() {
      long wins = 0;
      for (long mine : one) {
        for (long its : other) {
          wins += mine > its ? 2 : mine == its ? 1 : 0;
        }
      }
      double pairs = (double) one.length * other.length;
      return (wins / 2.0 - pairs / 2) / Math.sqrt(pairs * (one.length + other.length + 1) / 12);
    }

    static double medianMicros(long[] times) {
      long[] sorted = times.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2] / 1e3;
    }
  }

  /**
   * The order is drawn anew for each call, so without a difference a distance of six standard
   * deviations comes once in a billion runs, however busy the machine is.
   */
  @Test
  @Order(1) // the other tests act in this space on the neighbour's names, which are its own then
  void howLongAnAnswerTakesDoesNotTellWhetherANeighbourHasSuchAThing() throws Exception {
    int calls = Integer.getInteger("zhenzan.wall.calls", 300);
    Random random = new Random(SEED);
    String account = neighbour.known.get("account");
    String nobody = account.replace(Neighbour.MARK, "nowhr");
    String wrong = "_" + "A".repeat(43);
    ZhenzanClient known = beside.client("zk_" + neighbour.known.get("key") + wrong);
    ZhenzanClient unknown = beside.client("zk_AAAAAAAAAAAA" + wrong);
    compare("an account", calls, random, "/v1/accounts/" + account, "/v1/accounts/" + nobody);
    compare("an event", calls, random, "/v1/likes/wallb-event", "/v1/likes/nowhr-event");
    compare("a target", calls, random, "/v1/targets/wallb-t/counts", "/v1/targets/nowhr-t/counts");
    compare("a case", calls, random, "/v1/cases/" + neighbour.known.get("case"), "/v1/cases/c99");
    Sent any = new Sent("GET", "/v1/closings", "application/json", "", new String[0]);
    report("a key", Times.of(calls, random, any, known, any, unknown));
  }

  private void compare(String what, int calls, Random random, String there, String nowhere)
      throws Exception {
    Sent a = new Sent("GET", there, "application/json", "", new String[0]);
    Sent b = new Sent("GET", nowhere, "application/json", "", new String[0]);
    Times.of(50, random, a, inside, b, inside); // until both are compiled
    report(what, Times.of(calls, random, a, inside, b, inside));
  }

  private void report(String what, Times times) {
    System.out.printf(
        "WallTest, %s, %s of a neighbour: median %.0f us, of nobody: %.0f us, %.1f deviations%n",
        backend,
        what,
        Times.medianMicros(times.one()),
        Times.medianMicros(times.other()),
        times.apart());
    assertTrue(Math.abs(times.apart()) < 6, what + ": " + times.apart());
  }
}
