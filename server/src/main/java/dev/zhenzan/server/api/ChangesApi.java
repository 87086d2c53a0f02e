package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.look.Look;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /v1/changes}: what closings change, as server-sent events. */
final class ChangesApi {
  private final Changes changes;
  private final Book book;

  ChangesApi(Changes changes, Book book) {
    this.changes = changes;
    this.book = book;
  }

  ServerResponse listen(Call call) throws ProblemException {
    call.looksAt(Look.EVERYBODY);
    long begun = book.now().closing();
    String lastId = call.header("Last-Event-ID");
    long told = lastId == null || lastId.isBlank() ? begun : number(lastId);
    if (!changes.hasRoom()) {
      throw Problem.tooMuch("too many listen already", 30).thrown();
    }
    return new Stream(begun, Math.min(told, begun));
  }

  private static long number(String lastEventId) throws ProblemException {
    try {
      long closing = Long.parseLong(lastEventId.strip());
      if (closing >= 0) {
        return closing;
      }
    } catch (NumberFormatException foreign) {
      // told below
    }
    throw Problem.invalid("/header/Last-Event-ID", "Last-Event-ID is no closing's number").thrown();
  }

  /** An answer that goes on after its request was handled; Spring only hands it over. */
  private final class Stream implements ServerResponse {
    private final long begun;
    private final long told;

    Stream(long begun, long told) {
      this.begun = begun;
      this.told = told;
    }

    @Override
    public HttpStatusCode statusCode() {
      return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
      return new HttpHeaders();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
      return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(
        HttpServletRequest request, HttpServletResponse response, Context context)
        throws IOException {
      response.setStatus(200);
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      new ChangesLine(changes, request.startAsync(), begun, told).start();
      return null;
    }
  }
}
