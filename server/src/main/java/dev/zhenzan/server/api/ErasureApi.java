package dev.zhenzan.server.api;

import dev.zhenzan.server.ladder.Because;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.ErasedPerson;
import dev.zhenzan.server.privacy.ErasedPerson.State;
import dev.zhenzan.server.privacy.ErasureLook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Erasing persons over HTTP. */
final class ErasureApi {
  private final Erasing erasing;
  private final Backups backups;
  private final InstantSource clock;

  ErasureApi(Erasing erasing, Backups backups, InstantSource clock) {
    this.erasing = erasing;
    this.backups = backups;
    this.clock = clock;
  }

  /** {@code POST /v1/accounts/{account}/erasure}. */
  ServerResponse ask(Call call) throws Exception {
    String account = call.name("account");
    JsonNode asked = call.object();
    if (asked.path("dry_run").asBoolean(false)) {
      Map<String, Long> found = Apart.run(() -> ErasureLook.at(erasing.database(), account));
      return Reply.ok(new Doc().put("dry_run", true).put("found", found).put("backups", kept()));
    }
    Because because = Asked.because(asked);
    boolean soon = !"next_start".equals(Call.text(asked, "when"));
    boolean again = asked.path("again").asBoolean(false);
    ErasedPerson person =
        erasing.erasures().ask(account, because.english(), Asked.by(call), clock.millis(), again);
    if (person.state() == State.DONE) {
      return Reply.ok(shown(person));
    }
    if (soon) {
      erasing.soon().run();
    }
    return Reply.json(202, shown(person).bytes());
  }

  private Doc shown(ErasedPerson person) throws IOException {
    return brief(person).put("backups", kept());
  }

  private static Doc brief(ErasedPerson person) {
    return new Doc()
        .put("erasure", person.seq())
        .put("state", person.state().text())
        .put("stands_in_place", person.instead().isEmpty() ? null : person.instead())
        .put("asked", Shown.time(person.askedMillis()))
        .put("done", person.doneMillis() == 0 ? null : Shown.time(person.doneMillis()))
        .put("by", person.by())
        .put("because", person.because())
        .put("found", JsonMapper.shared().readValue(person.found(), Map.class));
  }

  /** Copies that were made by the service and still hold what they held. */
  private List<String> kept() throws IOException {
    Path folder = backups.folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** {@code GET /v1/erasures}: those asked for and those done, newest first. */
  ServerResponse all(Call call) throws StoreException, ProblemException {
    int most = call.limit(100, 1_000);
    List<ErasedPerson> persons = erasing.erasures().all();
    List<ErasedPerson> shown = persons.subList(0, Math.min(most, persons.size()));
    return Reply.ok(new Doc().put("erasures", Doc.each(shown, ErasureApi::brief)));
  }
}
