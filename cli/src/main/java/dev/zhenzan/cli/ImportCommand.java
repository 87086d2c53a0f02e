package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code zhenzan import}: brings a file of past events into a running service. */
@Command(
    name = "import",
    header = "Brings a file of events, one JSON object a line, into a running service.",
    sortOptions = false,
    description = {
      "What was brought in is remembered beside the file (FILE.imported), so an import that was"
          + " stopped goes on where it stood. Events with ids may be sent twice without harm;"
          + " lines without ids that were under way when it was stopped may count twice.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {"  zhenzan import likes.jsonl --key-file zhenzan.db.key"})
final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The events.")
  private Path file = Path.of("");

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the service is; default: ${DEFAULT-VALUE}.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(names = "--key", paramLabel = "KEY", description = "A key for events:write.")
  private @Nullable String key;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A file that holds the key; keeps it out of the list of processes.")
  private @Nullable Path keyFile;

  @Option(names = "--restart", description = "Begin at the first line again.")
  private boolean restart;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Backfill backfill = new Backfill(file, url, key());
    if (restart) {
      backfill.forget();
    }
    long from = backfill.position();
    if (from > 0) {
      err.println("zhenzan: going on at byte " + from + " of " + Files.size(file));
    }
    try (Patience patience = new Patience(err, Language.EN)) {
      patience.begin("bringing in " + file);
      backfill.run();
    }
    spec.commandLine().getOut().println(backfill.summary());
    return backfill.rejected() == 0 ? Zhenzan.OK : Zhenzan.BAD_INPUT;
  }

  private String key() throws IOException, RefusedException {
    if (key != null) {
      return key;
    }
    if (keyFile != null) {
      return Files.readString(keyFile, StandardCharsets.UTF_8).strip();
    }
    throw new RefusedException("a key is needed: --key or --key-file");
  }
}
