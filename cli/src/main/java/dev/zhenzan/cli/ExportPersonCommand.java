package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.app.Logs;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.PersonExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code zhenzan export-person}: writes everything that is held on one person. */
@Command(
    name = "export-person",
    header = "Writes everything that is held on one person to a file, as JSON.",
    sortOptions = false,
    description = {
      "Reads the database itself, or, while a service holds it, asks that (GET"
          + " /v1/accounts/ACCOUNT/export, with the key beside the database unless another is"
          + " named). Other people are called 'other-…' in it."
          + " 导出一个人的全部数据；他人以 other-… 代称。",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {"  zhenzan export-person u1042 u1042.json"})
final class ExportPersonCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's name.")
  private String account = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "A file that is not there yet.")
  private Path file = Path.of("");

  @Mixin private DatabaseFile database = new DatabaseFile();

  @Mixin private ServiceAt service = new ServiceAt();

  @Override
  public Integer call() throws StoreException, IOException, RefusedException, InterruptedException {
    Logs.quieten();
    try (Database open = Database.open(database.place().database());
        OutputStream out = new BufferedOutputStream(created())) {
      new PersonExport(open, account).writeTo(out, Instant.now());
      return Zhenzan.OK;
    } catch (StoreException refused) {
      if (refused.kind() != StoreException.Kind.HELD) {
        throw refused;
      }
    }
    Path named = service.keyFile();
    Path keyFile = named == null ? database.place().keyFile() : named;
    Answer answer =
        service
            .clientWithKeyIn(keyFile)
            .get("/v1/accounts/" + ZhenzanClient.encoded(account) + "/export");
    if (!answer.isOk()) {
      throw new RefusedException("the service exports nothing: " + answer.body());
    }
    try (OutputStream out = created()) {
      out.write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
    return Zhenzan.OK;
  }

  private OutputStream created() throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }
}
