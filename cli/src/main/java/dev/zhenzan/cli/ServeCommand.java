package dev.zhenzan.cli;

import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.app.ServerOptions;
import dev.zhenzan.server.app.Service;
import dev.zhenzan.server.hook.Destinations;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.person.oidc.OidcOptions;
import dev.zhenzan.server.privacy.PrivacyOptions;
import dev.zhenzan.server.privacy.Retain;
import dev.zhenzan.server.space.SpaceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code zhenzan serve}: the service, until it is told to stop. */
@Command(
    name = "serve",
    header = "The service: takes likes in over HTTP and answers with honest counts.",
    sortOptions = false,
    description = {
      "One process and one database. The first run makes a key and says where it lies. Stops on"
          + " Ctrl-C or SIGTERM after what is under way is answered and written.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  zhenzan serve",
      "  zhenzan serve --db data/likes.db --port 9000",
      "  zhenzan serve --db 'jdbc:postgresql://localhost/zhenzan?user=zhenzan'",
      "  zhenzan serve --bind 0.0.0.0 --tls-cert cert.pem --tls-key key.pem",
    })
final class ServeCommand implements Callable<Integer> {
  private static final long MINUTE_MILLIS = 60_000;

  /** How the log is written. */
  enum LogFormat {
    TEXT,
    JSON
  }

  @Option(
      names = "--db",
      paramLabel = "FILE|URL",
      defaultValue = "zhenzan.db",
      description = "An SQLite file, or a URL of PostgreSQL 15+; default: ${DEFAULT-VALUE}.")
  private String database = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen; default: ${DEFAULT-VALUE}, this machine only.")
  private String bind = "";

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "The certificate for HTTPS.")
  private @Nullable Path tlsCertificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key.")
  private @Nullable Path tlsKey;

  @Option(
      names = "--settle-every",
      paramLabel = "MINUTES",
      defaultValue = "60",
      description = "How often likes are analysed and settle; default: ${DEFAULT-VALUE}.")
  private int settleMinutes;

  @Option(
      names = "--webhooks-to",
      paramLabel = "NETWORK",
      split = ",",
      description = {
        "Networks besides the public internet that webhooks may be sent to, such as 10.1.0.0/16;"
            + " default: none."
      })
  private List<String> webhooksTo = List.of();

  @Option(
      names = "--four-eyes",
      description = "Somebody else than its author must put a policy in force.")
  private boolean fourEyes;

  @Option(
      names = "--oidc",
      paramLabel = "ISSUER,CLIENT-ID,SECRET-FILE",
      description = "Lets an OpenID provider say who people are; the file holds the secret.")
  private @Nullable String oidc;

  @Option(
      names = "--oidc-roles",
      paramLabel = "CLAIM:VALUE=ROLE,…",
      description = "Which value of a claim gives which role, such as groups:fraud=reviewer.")
  private @Nullable String oidcRoles;

  @Option(
      names = "--behind",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Proxies that say where a call comes from (X-Forwarded-For); default: none.")
  private List<String> proxies = List.of();

  @Option(
      names = "--keep-addresses",
      description =
          "Keep devices and network addresses as they are reported; else only keyed hashes of"
              + " them are kept.")
  private boolean keepAddresses;

  @Option(
      names = "--retain",
      paramLabel = "KIND=TIME,…",
      defaultValue = "",
      description = {
        "For how long what is kept: decisions=90d,answers=1d,deliveries=30d,looks=365d,"
            + "devices=180d,cases=365d unless said otherwise; h for hours, ever for good."
      })
  private String retain = "";

  @Option(
      names = "--log",
      defaultValue = "text",
      description = "The process's own log: ${COMPLETION-CANDIDATES}; default: text.")
  private LogFormat log = LogFormat.TEXT;

  private @Nullable OidcOptions provider;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws RefusedException, StoreException, IOException, InterruptedException {
    check();
    PrintWriter err = spec.commandLine().getErr();
    Service service =
        Service.start(options(), space(), InstantSource.system(), line -> say(err, line));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, err), "stop"));
    say(err, "serving " + database + " on " + service.url());
    new CountDownLatch(1).await();
    return Zhenzan.OK;
  }

  private void check() throws RefusedException, IOException {
    provider = provider();
    for (String proxy : proxies) {
      if (!proxy.matches("[0-9A-Fa-f.:]+")) {
        throw new RefusedException("--behind: not an address: " + proxy);
      }
    }
    if (port < 0 || port > 65_535) {
      throw new RefusedException("a port lies between 0 and 65535");
    }
    if ((tlsCertificate == null) != (tlsKey == null)) {
      throw new RefusedException("--tls-cert and --tls-key belong together");
    }
    try {
      new Destinations(webhooksTo);
    } catch (IllegalArgumentException none) {
      throw new RefusedException("--webhooks-to: " + none.getMessage());
    }
    retention();
    if (settleMinutes < 1 || settleMinutes > 7 * 24 * 60) {
      throw new RefusedException("likes settle every minute at most, and every week at least");
    }
  }

  private @Nullable OidcOptions provider() throws RefusedException, IOException {
    if ((oidc == null) != (oidcRoles == null)) {
      throw new RefusedException("--oidc and --oidc-roles belong together");
    }
    if (oidc == null || oidcRoles == null) {
      return null;
    }
    String[] parts = oidc.split(",", 3);
    if (parts.length != 3) {
      throw new RefusedException("--oidc is said as ISSUER,CLIENT-ID,SECRET-FILE");
    }
    try {
      String secret = Files.readString(Path.of(parts[2])).strip();
      return OidcOptions.of(parts[0], parts[1], secret, oidcRoles);
    } catch (IllegalArgumentException none) {
      throw new RefusedException("--oidc: " + none.getMessage());
    }
  }

  private Retain retention() throws RefusedException {
    try {
      return retain.isEmpty() ? Retain.DEFAULTS : Retain.of(retain);
    } catch (IllegalArgumentException none) {
      throw new RefusedException("--retain: " + none.getMessage());
    }
  }

  private ServerOptions options() throws RefusedException {
    boolean json = log == LogFormat.JSON;
    return new ServerOptions(database, port, bind, tlsCertificate, tlsKey, json, webhooksTo)
        .withFourEyes(fourEyes)
        .withOidc(provider)
        .behind(proxies)
        .with(new PrivacyOptions(keepAddresses, retention()));
  }

  private SpaceOptions space() {
    SpaceOptions usual = SpaceOptions.DEFAULTS;
    return new SpaceOptions(
        new Epochs(settleMinutes * MINUTE_MILLIS),
        usual.latenessMillis(),
        usual.idleMillis(),
        AuditOptions.DEFAULTS,
        usual.threads(),
        usual.waitingMax());
  }

  private static void stop(Service service, PrintWriter err) {
    say(err, "stopping");
    service.close();
    say(err, "stopped");
  }

  private static void say(PrintWriter err, String line) {
    err.println("zhenzan: " + line);
    err.flush();
  }
}
