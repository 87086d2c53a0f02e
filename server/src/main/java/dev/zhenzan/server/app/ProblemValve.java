package dev.zhenzan.server.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat itself refuses before any route is asked, such as a broken request line, as a problem
 * document without a word about Tomcat, versions or stacks.
 */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String title = status < 500 ? "The request is not understood" : "A fault of the service";
    String kind = status < 500 ? "malformed" : "fault";
    String body =
        "{\"type\":\"urn:zhenzan:problem:%s\",\"title\":\"%s\",\"status\":%d}"
            .formatted(kind, title, status);
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      // whoever asked is not there any more
    }
  }
}
