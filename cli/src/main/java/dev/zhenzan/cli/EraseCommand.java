package dev.zhenzan.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zhenzan erase}: asks a running service to erase one person. */
@Command(
    name = "erase",
    header = "Erases one person from everything that the service keeps.",
    sortOptions = false,
    description = {
      "Asks the running service (POST /v1/accounts/ACCOUNT/erasure, with the key beside the"
          + " database unless another is named). The service answers its last calls, closes,"
          + " takes the name out of every table and file, and opens again. Counts, weights and"
          + " signed statements stay what they are; 'erased-N' stands in the name's place.",
      "",
      "Backups that were made before still hold the name: the answer lists those that the service"
          + " knows of. 删除一个人的全部姓名痕迹；此前的备份需另行删除。",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan erase u1042 --dry-run",
      "  zhenzan erase u1042 --because 'asked for it on 3 May'",
    })
final class EraseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ACCOUNT", description = "The account's name.")
  private String account = "";

  @Option(names = "--because", paramLabel = "TEXT", description = "Why; kept in the log of acts.")
  private String because = "";

  @Option(names = "--dry-run", description = "Only say where the person is.")
  private boolean dryRun;

  @Option(
      names = "--next-start",
      description = "Erase at the next start of the service, and not at once.")
  private boolean nextStart;

  @Mixin private DatabaseFile database = new DatabaseFile();

  @Mixin private ServiceAt service = new ServiceAt();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, RefusedException, InterruptedException {
    if (because.isBlank() && !dryRun) {
      throw new RefusedException("say why with --because, or try with --dry-run");
    }
    Path named = service.keyFile();
    Path keyFile = named == null ? database.place().keyFile() : named;
    ZhenzanClient client = service.clientWithKeyIn(keyFile);
    String path = "/v1/accounts/" + ZhenzanClient.encoded(account) + "/erasure";
    byte[] body = body().getBytes(StandardCharsets.UTF_8);
    Answer answer = client.post(path, "application/json", body);
    if (!answer.isOk()) {
      throw new RefusedException("the service erases nobody: " + answer.body());
    }
    spec.commandLine().getOut().println(answer.body().strip());
    return Zhenzan.OK;
  }

  private String body() {
    return dryRun
        ? "{\"dry_run\":true}"
        : "{\"because\":"
            + quoted(because)
            + ",\"when\":\""
            + (nextStart ? "next_start" : "now")
            + "\"}";
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
