package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.app.Place;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan backup}: copies the database, whether or not the service runs. */
@Command(
    name = "backup",
    header = "Copies the database as it is at one moment, also while the service runs.",
    sortOptions = false,
    description = {
      "Only the service itself can read its database while it runs, so it is asked to make the copy"
          + " (POST /v1/backups, with the key beside the database unless another is named). The"
          + " copy is read from end to end before it is said to be there.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {"  zhenzan backup /backups/likes-monday.db"})
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TO", description = "A file that is not there yet.")
  private Path to = Path.of("");

  @Mixin private DatabaseFile database = new DatabaseFile();

  @Mixin private ServiceAt service = new ServiceAt();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws StoreException, IOException, RefusedException, InterruptedException {
    Place place = database.place();
    Backup.Content content;
    try {
      content = Backup.make(place.database(), to);
    } catch (StoreException refused) {
      if (refused.kind() != StoreException.Kind.HELD) {
        throw refused;
      }
      Path made = askedFor(place);
      Files.copy(made, to);
      Files.delete(made);
      content = Backup.check(to);
    }
    spec.commandLine()
        .getOut()
        .printf("%s holds %,d events, %,d closings%n", to, content.rows(), content.closings());
    return Zhenzan.OK;
  }

  /** Where the running service put its copy. */
  private Path askedFor(Place place) throws IOException, RefusedException, InterruptedException {
    String name = "for-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".db";
    byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
    Path named = service.keyFile();
    Path keyFile = named == null ? place.keyFile() : named;
    Answer answer = service.clientWithKeyIn(keyFile).post("/v1/backups", "application/json", body);
    if (!answer.isOk()) {
      throw new RefusedException("the service made no backup: " + answer.body());
    }
    return Path.of(field(answer.body(), "file"));
  }

  private static String field(String body, String wanted) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(body)) {
      while (json.nextToken() != null) {
        boolean here = wanted.equals(json.currentName());
        if (here && json.currentToken() == JsonToken.VALUE_STRING) {
          return json.getText();
        }
      }
    }
    throw new IOException("the service did not say where its copy is");
  }
}
