package dev.zhenzan.cli;

import dev.zhenzan.core.engine.Engine;
import dev.zhenzan.sim.board.BoardPlan;
import dev.zhenzan.sim.board.BoardStore;
import dev.zhenzan.sim.board.Preparation;
import dev.zhenzan.sim.board.WorldScore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scoreboard found so far, a file a world and seed. A file's name ends with the {@link
 * Fingerprint} of everything that its figures follow from: the program's own classes, the plan, the
 * world, the seed. What another program or plan found has another name and is never taken up.
 */
final class BoardFiles implements BoardStore {
  private final Path folder;
  private final String given;
  private final boolean resume;
  private final JsonMapper json = new JsonMapper();

  private BoardFiles(Path folder, String given, boolean resume) {
    this.folder = folder;
    this.given = given;
    this.resume = resume;
  }

  /**
   * Files in the folder, which is made if it does not exist.
   *
   * @param resume whether files that are there already are read, and not only written
   */
  static BoardFiles in(Path folder, BoardPlan plan, boolean resume) throws IOException {
    Files.createDirectories(folder);
    String program = Fingerprint.ofClassesBeside(Engine.class, WorldScore.class);
    String given =
        String.join(
            " ",
            program,
            String.valueOf(plan.accounts()),
            plan.use().name(),
            plan.rivals().toString(),
            String.valueOf(plan.options().falseDiscoveryRate()));
    return new BoardFiles(folder, given, resume);
  }

  @Override
  public Optional<WorldScore> score(String world, long seed, boolean watched) {
    return read(scoreFile(world, seed, watched), WorldScore.class);
  }

  @Override
  public void keep(WorldScore score, boolean watched) {
    write(scoreFile(score.world(), score.seed(), watched), score);
  }

  @Override
  public Optional<Preparation> preparation(String world) {
    return read(file(world + "-rivals"), Preparation.class);
  }

  @Override
  public void keep(Preparation preparation) {
    write(file(preparation.world() + "-rivals"), preparation);
  }

  private Path scoreFile(String world, long seed, boolean watched) {
    return file(world + "-" + seed + (watched ? "-delay" : ""));
  }

  private Path file(String what) {
    String print = Fingerprint.of((given + " " + what).getBytes(StandardCharsets.UTF_8));
    return folder.resolve(what + "-" + print + ".json");
  }

  private <T> Optional<T> read(Path file, Class<T> type) {
    return resume && Files.exists(file)
        ? Optional.of(json.readValue(file, type))
        : Optional.empty();
  }

  /** A file is whole or not there. */
  private void write(Path file, Object what) {
    try {
      Path unfinished = folder.resolve(file.getFileName() + ".unfinished");
      json.writeValue(unfinished, what);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }
}
