package dev.zhenzan.server.api;

import dev.zhenzan.server.key.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One way in.
 *
 * @param path a pattern, {@code {name}} standing for one segment, which may hold an encoded slash
 * @param scope what a key must allow; {@code null} where nobody is asked for one
 * @param deprecation that it is to go; {@code null} if it stays
 */
public record Route(
    HttpMethod method,
    String path,
    @Nullable Scope scope,
    Handler handler,
    @Nullable Deprecation deprecation) {

  /** One that stays. */
  public Route(HttpMethod method, String path, @Nullable Scope scope, Handler handler) {
    this(method, path, scope, handler, null);
  }

  /** The same, which is to go. */
  public Route deprecated(Deprecation why) {
    return new Route(method, path, scope, handler, why);
  }

  /** The same with another answer. */
  Route answeredBy(Handler other) {
    return new Route(method, path, scope, other, deprecation);
  }

  /** Answers a call. */
  @FunctionalInterface
  public interface Handler {
    ServerResponse handle(Call call) throws Exception;
  }

  static Route get(String path, @Nullable Scope scope, Handler handler) {
    return new Route(HttpMethod.GET, path, scope, handler);
  }

  static Route post(String path, @Nullable Scope scope, Handler handler) {
    return new Route(HttpMethod.POST, path, scope, handler);
  }

  static Route put(String path, @Nullable Scope scope, Handler handler) {
    return new Route(HttpMethod.PUT, path, scope, handler);
  }

  static Route patch(String path, @Nullable Scope scope, Handler handler) {
    return new Route(HttpMethod.PATCH, path, scope, handler);
  }

  static Route delete(String path, @Nullable Scope scope, Handler handler) {
    return new Route(HttpMethod.DELETE, path, scope, handler);
  }
}
