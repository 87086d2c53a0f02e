package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code zhenzan config}: how a service works, carried from one to another. */
@Command(
    name = "config",
    header = "Carries the ladder, policies and webhooks from one service to another.",
    description = {
      "The document names no account and holds no key and no secret. What is imported never goes"
          + " into force by that alone: policies that were live are put in shadow, webhooks are"
          + " paused.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan config export --url http://staging:8080 --key-file staging.key > staging.json",
      "  zhenzan config export --url http://live:8080 --key-file live.key > live.json",
      "  zhenzan config diff live.json staging.json",
      "  zhenzan config import staging.json --url http://live:8080 --key-file live.key --dry-run",
    })
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "export, import or diff?");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(name = "export", header = "Prints the configuration of a running service.")
  int export(@Mixin ServiceAt service) throws IOException, RefusedException, InterruptedException {
    Answer answer = client(service).get("/v1/configuration");
    refuse(answer);
    out().println(pretty(answer.body()));
    return Zhenzan.OK;
  }

  @Command(name = "import", header = "Makes a running service work as a document says.")
  int take(
      @Mixin ServiceAt service,
      @Parameters(paramLabel = "FILE", description = "What export printed.") Path file,
      @Option(names = "--dry-run", description = "Only say what would change.") boolean dryRun)
      throws IOException, RefusedException, InterruptedException {
    String path = "/v1/configuration" + (dryRun ? "?dry_run=true" : "");
    Answer answer = client(service).post(path, "application/json", Files.readAllBytes(file));
    refuse(answer);
    JsonNode told = JsonMapper.shared().readTree(answer.body());
    told.get("changes").forEach(each -> out().println(changed(each)));
    tell(told.get("only_here"), "only here, left as it is: ");
    tell(told.get("to_put_in_force"), "in shadow, to be proved and put in force here: ");
    told.get("webhook_secrets")
        .forEach(
            each ->
                out()
                    .println(
                        "webhook "
                            + each.get("url").asString()
                            + " is paused; its secret, shown once: "
                            + each.get("secret").asString()));
    out().println(told.get("changes").size() + (dryRun ? " would change" : " changed"));
    return Zhenzan.OK;
  }

  private static String changed(JsonNode change) {
    JsonNode from = change.get("from");
    return change.get("what").asString()
        + ": "
        + (from.isNull() ? "none" : shown(from))
        + " → "
        + shown(change.get("to"));
  }

  private static String shown(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private void tell(JsonNode list, String what) {
    list.forEach(each -> out().println(what + each.asString()));
  }

  @Command(
      name = "diff",
      header = "Says how two configurations differ.",
      exitCodeList = {"0:they are the same", "1:they differ"},
      exitCodeListHeading = "%nExit codes:%n")
  int diff(
      @Parameters(paramLabel = "BEFORE") Path before, @Parameters(paramLabel = "AFTER") Path after)
      throws IOException, RefusedException {
    List<String> lines = ConfigDifference.of(read(before), read(after));
    lines.forEach(out()::println);
    return lines.isEmpty() ? Zhenzan.OK : 1;
  }

  private static JsonNode read(Path file) throws IOException, RefusedException {
    try {
      JsonNode document =
          JsonMapper.shared().readTree(Files.readString(file, StandardCharsets.UTF_8));
      if (document.has("configuration")) {
        return document;
      }
    } catch (JacksonException broken) {
      throw new RefusedException(file + " is not JSON: " + broken.getOriginalMessage());
    }
    throw new RefusedException(file + " is no configuration: see zhenzan config export");
  }

  private static String pretty(String json) {
    JsonMapper mapper = JsonMapper.shared();
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json));
  }

  private static ZhenzanClient client(ServiceAt service) throws IOException, RefusedException {
    Path keyFile = service.keyFile();
    if (keyFile == null) {
      throw new RefusedException("a key that may do everything is needed: --key-file");
    }
    return service.clientWithKeyIn(keyFile);
  }

  private static void refuse(Answer answer) throws RefusedException {
    if (!answer.isOk()) {
      throw new RefusedException("the service refused: " + said(answer));
    }
  }

  private static @Nullable String said(Answer answer) {
    try {
      JsonNode problem = JsonMapper.shared().readTree(answer.body());
      return problem.path("title").asString("") + ": " + problem.path("detail").asString("");
    } catch (JacksonException noProblem) {
      return answer.status() + " " + answer.body();
    }
  }
}
