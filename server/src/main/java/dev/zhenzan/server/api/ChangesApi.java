package dev.zhenzan.server.api;

import java.io.IOException;
import java.time.Duration;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;

/** {@code GET /v1/changes}: what closings change, as server-sent events. */
final class ChangesApi {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Changes changes;

  ChangesApi(Changes changes) {
    this.changes = changes;
  }

  ServerResponse listen(Call call) throws ProblemException {
    long after = after(call.header("Last-Event-ID"));
    if (!changes.hasRoom()) {
      throw Problem.tooMuch("too many listen already", 30).thrown();
    }
    return ServerResponse.sse(
        sse -> {
          Line line = new Line(sse);
          sse.onError(broken -> changes.leave(line));
          sse.onComplete(() -> changes.leave(line));
          sse.onTimeout(sse::complete);
          if (line.beat()) {
            changes.join(line, after);
          }
        },
        FOR_EVER);
  }

  private static long after(@org.jspecify.annotations.Nullable String lastEventId)
      throws ProblemException {
    if (lastEventId == null || lastEventId.isBlank()) {
      return -1;
    }
    try {
      return Long.parseLong(lastEventId.strip());
    } catch (NumberFormatException foreign) {
      throw Problem.invalid("/header/Last-Event-ID", "Last-Event-ID is no closing's number")
          .thrown();
    }
  }

  /** One listener's connection. */
  private static final class Line implements Changes.Listener {
    private final SseBuilder sse;

    Line(SseBuilder sse) {
      this.sse = sse;
    }

    @Override
    public boolean tell(Changes.News news) {
      try {
        sse.id(String.valueOf(news.closing())).event("closing").data(news.body());
        return true;
      } catch (IOException | IllegalStateException gone) {
        return false;
      }
    }

    @Override
    public boolean beat() {
      try {
        sse.comment("here").send();
        return true;
      } catch (IOException | IllegalStateException gone) {
        return false;
      }
    }

    @Override
    public void end() {
      sse.complete();
    }
  }
}
