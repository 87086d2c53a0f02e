package dev.zhenzan.server.api;

import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.key.ApiKey;
import dev.zhenzan.server.key.KeyActs;
import dev.zhenzan.server.key.KeyRing;
import dev.zhenzan.server.key.KeyText;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Keys: listed, made and taken back. */
final class KeysApi {
  private static final int PER_SECOND_MAX = 100_000_000;
  private static final long DAY_MILLIS = 86_400_000L;

  private final KeyRing keys;
  private final Register register;
  private final InstantSource clock;

  KeysApi(KeyRing keys, Register register, InstantSource clock) {
    this.keys = keys;
    this.register = register;
    this.clock = clock;
  }

  /** {@code GET /v1/keys}. */
  ServerResponse all(Call call) throws StoreException {
    return Reply.ok(new Doc().put("keys", Doc.each(keys.all(), KeysApi::shown)));
  }

  private static Doc shown(ApiKey key) {
    return new Doc()
        .put("id", key.id())
        .put("label", key.label())
        .put("scopes", key.scopes().stream().sorted().map(Scope::text).toList())
        .put("per_second", key.perSecond() == 0 ? null : key.perSecond())
        .put("created", Shown.time(key.createdMillis()))
        .put("expires", end(key.expiresMillis()))
        .put("revoked", end(key.revokedMillis()))
        .put("used", Shown.time(key.usedMillis()));
  }

  private static @Nullable String end(long millis) {
    return millis == Long.MAX_VALUE ? null : Shown.time(millis);
  }

  /** {@code POST /v1/keys}: the whole key is in this answer and never again. */
  ServerResponse create(Call call) throws IOException, ProblemException, StoreException {
    JsonNode asked = call.object();
    String label = Call.text(asked, "label");
    int days = whole(asked, "days", 36_500);
    KeyText key =
        new KeyActs(register, keys)
            .create(
                Asked.by(call),
                label == null ? "" : label,
                scopes(asked.get("scopes"), keys.allowed()),
                whole(asked, "per_second", PER_SECOND_MAX),
                days == 0 ? Long.MAX_VALUE : clock.millis() + days * DAY_MILLIS);
    return Reply.json(201, new Doc().put("id", key.id()).put("key", key.reveal()).bytes());
  }

  static Set<Scope> scopes(@Nullable JsonNode list, Set<Scope> allowed) throws ProblemException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (list != null && list.isArray()) {
      for (JsonNode each : list) {
        try {
          scopes.add(Scope.of(each.asString("")));
        } catch (IllegalArgumentException unknown) {
          throw Problem.invalid("/scopes", String.valueOf(unknown.getMessage())).thrown();
        }
      }
    }
    if (scopes.isEmpty() || !allowed.containsAll(scopes)) {
      throw Problem.invalid(
              "/scopes", "scopes must list some of these and no other: " + Scope.join(allowed))
          .thrown();
    }
    return scopes;
  }

  private static int whole(JsonNode asked, String field, int most) throws ProblemException {
    JsonNode value = asked.get(field);
    if (value == null || value.isNull()) {
      return 0;
    }
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
      throw Problem.invalid("/" + field, field + " must be a whole number from 0 to " + most)
          .thrown();
    }
    return value.intValue();
  }

  /** {@code DELETE /v1/keys/{key}}. */
  ServerResponse revoke(Call call) throws ProblemException, StoreException {
    String id = call.name("key");
    if (!new KeyActs(register, keys).revoke(Asked.by(call), id)) {
      throw Problem.missing("there is no such key that works").thrown();
    }
    return Reply.ok(new Doc().put("id", id).put("revoked", true));
  }
}
