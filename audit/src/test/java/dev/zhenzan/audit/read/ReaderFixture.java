package dev.zhenzan.audit.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Small files and what is read from them. */
final class ReaderFixture {
  private ReaderFixture() {}

  static Path file(Path folder, String name, String content) throws IOException {
    return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, content);
    return file;
  }

  static ReadRequest request(Path file) {
    return ReadRequest.of(file.toString())
        .withRejectedShareMax(1)
        .withWork(folderOf(file), 500_000_000L);
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of(".") : folder;
  }

  static EngagementLog read(ReadRequest request) throws ReadException {
    EngagementLog log = LogReader.read(request, ReadProgress.NONE);
    Intake intake = log.intake();
    Assertions.assertEquals(
        intake.rows(),
        intake.accepted() + intake.rejected() + intake.skipped(),
        "accepted + rejected + skipped = rows");
    Assertions.assertEquals(intake.accepted(), log.events().size());
    log.events().checkOrder();
    return log;
  }

  static EngagementLog read(Path file) throws ReadException {
    return read(request(file));
  }

  /** What a log says, row by row, without ids: the same for every order of the input. */
  static List<String> rows(EngagementLog log) {
    var events = log.events();
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < events.size(); row++) {
      String owner =
          events.owner() == null || events.owner()[row] < 0
              ? "-"
              : log.account(events.owner()[row]);
      rows.add(
          events.time()[row]
              + " "
              + events.type()[row]
              + " "
              + log.account(events.actor()[row])
              + " > "
              + log.target(events.target()[row])
              + " of "
              + owner
              + (events.dwellMillis() == null ? "" : " dwell " + events.dwellMillis()[row])
              + (events.completion() == null ? "" : " seen " + events.completion()[row])
              + (events.textLength() == null ? "" : " chars " + events.textLength()[row]));
    }
    return Collections.unmodifiableList(rows);
  }
}
