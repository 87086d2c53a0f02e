package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.app.Service;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--db",
      paramLabel = "FILE",
      defaultValue = "zhenzan.db",
      description = "As for serve; default: ${DEFAULT-VALUE}.")
  private String database = "";

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the service is, if it runs; default: ${DEFAULT-VALUE}.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A file with a key for admin; default: the one beside the database.")
  private @Nullable Path keyFile;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws StoreException, IOException, RefusedException, InterruptedException {
    Backup.Content content;
    try {
      content = Backup.make(database, to);
    } catch (StoreException refused) {
      if (refused.kind() != StoreException.Kind.HELD) {
        throw refused;
      }
      Path made = askedFor();
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
  private Path askedFor() throws IOException, RefusedException, InterruptedException {
    Path file = keyFile == null ? Service.keyFile(database) : keyFile;
    String key = Files.readString(file, StandardCharsets.UTF_8).strip();
    String name = "for-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".db";
    byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
    Answer answer = new ZhenzanClient(url, key).post("/v1/backups", "application/json", body);
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
