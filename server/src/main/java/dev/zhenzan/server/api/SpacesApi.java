package dev.zhenzan.server.api;

import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.space.SpaceName;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Spaces: listed, made and opened again, with a key of the first. Opening one reads its log, so it
 * is done apart from the threads that answer calls.
 */
final class SpacesApi {
  static final String PATH = "/v1/spaces";
  static final String OPEN_PATH = "/v1/spaces/{space}/open";

  private final Spaces spaces;

  SpacesApi(Spaces spaces) {
    this.spaces = spaces;
  }

  /** What any other space answers: it knows of none but itself, whatever its keys allow. */
  static ServerResponse notHere(Call call) throws ProblemException {
    throw Problem.of(
            403,
            "scope-needed",
            "The key does not allow this",
            "needs " + Scope.SPACES_WRITE.text())
        .thrown();
  }

  /** {@code GET /v1/spaces}. */
  ServerResponse all(Call call) throws Exception {
    return Reply.ok(new Doc().put("spaces", Doc.each(Apart.run(spaces::all), SpacesApi::shown)));
  }

  private static Doc shown(Spaces.Listed space) {
    boolean open = space.closedWhy().isEmpty();
    return new Doc()
        .put("name", space.name())
        .put("first", space.first())
        .put("made", Shown.time(space.madeMillis()))
        .put("state", open ? "open" : "closed")
        .put("because", open ? null : space.closedWhy());
  }

  /** {@code POST /v1/spaces}: the first key of the new space is in this answer. */
  ServerResponse create(Call call) throws Exception {
    String name = Call.textOf(call.object(), "name");
    String fault = SpaceName.fault(name);
    if (fault != null) {
      throw Problem.invalid("/name", "name " + fault).thrown();
    }
    if (Apart.run(spaces::all).size() >= Spaces.MOST) {
      throw Problem.of(
              409,
              "too-many",
              "There are as many spaces as there may be",
              "there may be " + Spaces.MOST + "; start another service for more")
          .thrown();
    }
    Optional<KeyText> key = Apart.run(() -> spaces.create(new SpaceName(name)));
    if (key.isEmpty()) {
      throw Problem.of(
              409,
              "exists",
              "There is such a space already",
              "take another name; GET /v1/spaces lists them")
          .thrown();
    }
    Doc doc =
        new Doc().put("name", name).put("key_id", key.get().id()).put("key", key.get().reveal());
    return Reply.json(201, doc.bytes());
  }

  /** {@code POST /v1/spaces/{space}/open}. */
  ServerResponse open(Call call) throws Exception {
    String name = call.name("space");
    Optional<Spaces.Listed> space = Apart.run(() -> spaces.open(name));
    if (space.isEmpty()) {
      throw Problem.missing("there is no such space").thrown();
    }
    return Reply.ok(shown(space.get()));
  }
}
