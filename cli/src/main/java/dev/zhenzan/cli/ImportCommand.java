package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "",
      "A line that is no event spoils only itself: the first ones are named, and the exit code is"
          + " 2. --rejects keeps all of them.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = {"  zhenzan import likes.jsonl --key-file zhenzan.db.key"})
final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The events.")
  private Path file = Path.of("");

  @Mixin private ServiceAt service = new ServiceAt();

  @Option(names = "--key", paramLabel = "KEY", description = "A key for events:write.")
  private @Nullable String key;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Write every line that was refused to this CSV: file, line, reason, text.")
  private @Nullable Path rejectsFile;

  @Option(names = "--restart", description = "Begin at the first line again.")
  private boolean restart;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = new Progress(file);
    if (restart) {
      progress.forget();
    }
    Progress.Place from = progress.place();
    if (from.bytes() > 0) {
      err.println("zhenzan: going on at byte " + from.bytes() + " of " + Files.size(file));
    }
    try (Rejects rejects = new Rejects(file, err, rejectsFile, from.rejectsBytes());
        Patience patience = new Patience(err, Language.EN)) {
      Backfill backfill = new Backfill(file, client(), progress, rejects);
      patience.begin("bringing in " + file);
      backfill.run(from.bytes());
      spec.commandLine().getOut().println(backfill.summary());
      rejects.sumUp(backfill.rejected());
      return backfill.rejected() == 0 ? Zhenzan.OK : Zhenzan.BAD_INPUT;
    }
  }

  private ZhenzanClient client() throws IOException, RefusedException {
    if (key != null) {
      return service.client(key);
    }
    Path keyFile = service.keyFile();
    if (keyFile == null) {
      throw new RefusedException("a key is needed: --key or --key-file");
    }
    return service.clientWithKeyIn(keyFile);
  }
}
