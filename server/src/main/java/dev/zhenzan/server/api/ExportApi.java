package dev.zhenzan.server.api;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.PersonExport;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /v1/accounts/{account}/export}: everything that is held on one person. */
final class ExportApi {
  private final Erasing erasing;
  private final Acting acting;
  private final InstantSource clock;

  ExportApi(Erasing erasing, Acting acting, InstantSource clock) {
    this.erasing = erasing;
    this.acting = acting;
    this.clock = clock;
  }

  /** Written while it is read; that it was asked for is an act. */
  ServerResponse export(Call call) throws ProblemException, StoreException {
    String account = call.name("account");
    ActDraft draft = new ActDraft(ActKind.PERSON_EXPORTED, account, Detail.NONE);
    call.looksAt(account);
    acting.register().act(Asked.by(call), () -> List.of(draft));
    PersonExport export = new PersonExport(erasing.database(), account);
    return ServerResponse.ok()
        .header(HttpHeaders.CONTENT_TYPE, Reply.JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"person.json\"")
        .build(
            (request, response) -> {
              Apart.run(
                  () -> {
                    export.writeTo(response.getOutputStream(), clock.instant());
                    return true;
                  });
              return null;
            });
  }
}
