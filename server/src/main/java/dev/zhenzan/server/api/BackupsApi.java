package dev.zhenzan.server.api;

import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.look.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code POST /v1/backups}: a copy of the database as it is at one moment, checked to its end. */
final class BackupsApi {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Backups backups;

  BackupsApi(Backups backups) {
    this.backups = backups;
  }

  ServerResponse make(Call call) throws IOException, ProblemException {
    call.looksAt(Look.EVERYBODY);
    String name = Call.textOf(call.object(), "name");
    if (!NAME.matcher(name).matches()) {
      throw Problem.invalid(
              "/name", "name must be a file's: letters, digits, dots, dashes, at most 100")
          .thrown();
    }
    Path to = backups.folder().resolve(name).toAbsolutePath();
    if (Files.exists(to)) {
      throw Problem.of(409, "exists", "There is such a backup already", "take another name")
          .thrown();
    }
    try {
      Backup.Content content = backups.make(to);
      Doc doc =
          new Doc()
              .put("file", to.toString())
              .put("rows", content.rows())
              .put("closings", content.closings())
              .put("bytes", content.bytes());
      return Reply.json(201, doc.bytes());
    } catch (StoreException refused) {
      if (refused.kind() == StoreException.Kind.FAULT) {
        // Trying again would not help: such as a database that has tools of its own for this.
        throw Problem.of(
                409, "no-backup", "No backup is made here", String.valueOf(refused.getMessage()))
            .thrown();
      }
      throw Problem.of(503, "no-backup", "No backup was made", String.valueOf(refused.getMessage()))
          .retryAfter(60)
          .thrown();
    }
  }
}
