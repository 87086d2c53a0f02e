package dev.zhenzan.server.api;

import dev.zhenzan.server.space.SpaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Hands each request to the space that it belongs to, and knows nothing of what is asked.
 *
 * <p>The credential alone decides: the space that gave it out answers, and whatever it names is
 * looked for there. One that nobody gave out is refused by the first space, as any wrong one is.
 * Without a credential a signed link leads to the space that signed it; everything else that wants
 * none is the first space's.
 */
public final class Doors {
  // Why by the credential and not by the address or the path: whoever holds a key of one space
  // cannot even name another, so there is nothing to check and nothing to forget to check. Every
  // door is asked by the public id, in memory. Which door a credential led to is remembered by a
  // few bits of it, so that many spaces cost no more than one; the door itself is asked again.

  private static final int REMEMBERED = 1 << 10;

  /** What stands open or closed at a moment. */
  private record Row(
      List<Door> all, Map<String, Door> others, AtomicReferenceArray<@Nullable Door> remembered) {}

  private final Routes first;
  private final Map<String, Route.Handler> outside;
  private volatile Row row;

  /**
   * @param first the space that may make others
   * @param process numbers of the process, in the text format of Prometheus, shown to the first
   */
  public Doors(Routes first, Spaces spaces, Supplier<String> process) {
    this.first = first;
    SpacesApi api = new SpacesApi(spaces);
    outside =
        Map.of(
            "GET " + SpacesApi.PATH,
            api::all,
            "POST " + SpacesApi.PATH,
            api::create,
            "POST " + SpacesApi.OPEN_PATH,
            api::open,
            "GET /metrics",
            call -> MetaApi.numbers(first.metrics() + process.get()));
    row = rowOf(Map.of());
  }

  private Row rowOf(Map<String, Door> others) {
    List<Door> all = new ArrayList<>();
    all.add(first);
    all.addAll(others.values());
    return new Row(List.copyOf(all), others, new AtomicReferenceArray<>(REMEMBERED));
  }

  /** Lets callers into a space from now on. */
  public void open(String space, Routes routes) {
    put(space, routes);
  }

  /**
   * Tells callers of a space that it could not be opened.
   *
   * @param keyIds public ids of its keys
   */
  public void close(String space, Set<String> keyIds) {
    put(space, ClosedDoor.of(keyIds));
  }

  private synchronized void put(String space, Door door) {
    Map<String, Door> others = new TreeMap<>(row.others());
    others.put(space, door);
    row = rowOf(others);
  }

  /** The routes as Spring takes them; whatever fits none is told so. */
  public RouterFunction<ServerResponse> function() {
    RouterFunctions.Builder builder = RouterFunctions.route();
    List<Route> routes = first.all();
    for (int at = 0; at < routes.size(); at++) {
      Route route = routes.get(at);
      int place = at;
      RequestPredicate fits =
          RequestPredicates.method(route.method()).and(RequestPredicates.path(route.path()));
      Route.Handler instead = outside.get(route.method() + " " + route.path());
      builder.route(fits, request -> answer(place, route, instead, request));
    }
    builder.route(RequestPredicates.all(), request -> new Marked(fitsNone(request), null));
    return builder.build();
  }

  private ServerResponse answer(
      int place, Route route, Route.@Nullable Handler instead, ServerRequest request) {
    Door door = route.scope() == null ? withoutAsking(route, request) : presentedTo(request);
    if (door == first && instead != null) {
      return first.answer(place, request, instead);
    }
    return door.answer(place, request);
  }

  private Door presentedTo(ServerRequest request) {
    String credential = Presented.asItCame(request);
    return credential == null ? first : doorOf(credential);
  }

  /** The space that gave a credential out, the first if nobody did. */
  private Door doorOf(String credential) {
    Row now = row;
    int slot = credential.hashCode() & (REMEMBERED - 1);
    Door last = now.remembered().get(slot);
    if (last != null && last.knows(credential)) {
      return last;
    }
    for (Door door : now.all()) {
      if (door.knows(credential)) {
        now.remembered().set(slot, door);
        return door;
      }
    }
    return first;
  }

  /** Where no key is asked for: one that works still says whose answer is wanted. */
  private Door withoutAsking(Route route, ServerRequest request) {
    String credential = Presented.asItCame(request);
    if (credential != null) {
      Door door = doorOf(credential);
      return door.admits(credential) ? door : first;
    }
    return switch (route.path()) {
      case AppealsApi.PATH -> signedBy(request.pathVariable("token"));
      case SessionsApi.PATH, SessionsApi.SETUP_PATH -> named(request);
      default -> first;
    };
  }

  /** People sign in to a space by its name; in one that is not there nobody has any password. */
  private Door named(ServerRequest request) {
    String space = request.param("space").orElse(SpaceName.FIRST);
    if (space.equals(SpaceName.FIRST)) {
      return first;
    }
    Door door = row.others().get(space);
    if (door == null) {
      request.attributes().put(SessionsApi.NOWHERE, true);
    }
    return door == null ? first : door;
  }

  /** All are asked, whoever signed it: how long it takes says nothing. */
  private Door signedBy(String token) {
    Door signer = first;
    for (Door door : row.all()) {
      if (door.madeLink(token)) {
        signer = door;
      }
    }
    return signer;
  }

  private ServerResponse fitsNone(ServerRequest request) {
    List<String> allowed = new ArrayList<>();
    for (Route route : first.all()) {
      if (RequestPredicates.path(route.path()).test(request)) {
        allowed.add(route.method().name());
      }
    }
    if (allowed.isEmpty()) {
      return Reply.of(Problem.missing("nothing is here; /openapi.json says what there is"));
    }
    String methods = String.join(", ", allowed);
    return Reply.of(
        Problem.of(405, "method", "The method does not fit", "this takes " + methods)
            .with("allow", methods));
  }
}
