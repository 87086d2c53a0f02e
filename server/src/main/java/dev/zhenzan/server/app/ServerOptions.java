package dev.zhenzan.server.app;

import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.oidc.OidcOptions;
import dev.zhenzan.server.privacy.PrivacyOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service is run.
 *
 * @param database an SQLite file's path, or a URL of PostgreSQL
 * @param port 0 for any free one
 * @param bind the address to listen on
 * @param tlsCertificate a PEM file with the certificate and those above it; with it comes the key
 * @param tlsKey a PEM file with the certificate's private key
 * @param jsonLog whether the log is written as JSON, one object a line
 * @param webhooksTo networks besides the public internet that webhooks may be sent to, such as
 *     {@code 10.1.0.0/16}
 * @param fourEyes whether somebody else than its author must put a policy in force
 * @param oidc whom to ask who people are; {@code null} where they have passwords only
 * @param proxies addresses whose word is taken for where a call comes from
 * @param passwordRounds how dear it is to try a password
 * @param privacy how what names people is kept, and for how long
 */
public record ServerOptions(
    String database,
    int port,
    String bind,
    @Nullable Path tlsCertificate,
    @Nullable Path tlsKey,
    boolean jsonLog,
    List<String> webhooksTo,
    boolean fourEyes,
    @Nullable OidcOptions oidc,
    List<String> proxies,
    int passwordRounds,
    PrivacyOptions privacy) {

  /** Where people have passwords only and nothing stands before the service. */
  public ServerOptions(
      String database,
      int port,
      String bind,
      @Nullable Path tlsCertificate,
      @Nullable Path tlsKey,
      boolean jsonLog,
      List<String> webhooksTo) {
    this(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        false,
        null,
        List.of(),
        Office.ROUNDS,
        PrivacyOptions.DEFAULTS);
  }

  /** What is run when nothing else is asked for. */
  public static ServerOptions of(String database) {
    return new ServerOptions(database, 8080, "127.0.0.1", null, null, false, List.of());
  }

  /** The same on another port. */
  public ServerOptions onPort(int other) {
    return new ServerOptions(
        database,
        other,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        fourEyes,
        oidc,
        proxies,
        passwordRounds,
        privacy);
  }

  /** The same where somebody else than its author must put a policy in force. */
  public ServerOptions withFourEyes(boolean asked) {
    return new ServerOptions(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        asked,
        oidc,
        proxies,
        passwordRounds,
        privacy);
  }

  /** The same with webhooks allowed into networks. */
  public ServerOptions withWebhooksTo(List<String> networks) {
    List<String> copy = List.copyOf(networks);
    return new ServerOptions(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        copy,
        fourEyes,
        oidc,
        proxies,
        passwordRounds,
        privacy);
  }

  /** The same on another address. */
  public ServerOptions boundTo(String other) {
    return new ServerOptions(
        database,
        port,
        other,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        fourEyes,
        oidc,
        proxies,
        passwordRounds,
        privacy);
  }

  /** The same where an OpenID provider is asked who people are. */
  public ServerOptions withOidc(@Nullable OidcOptions provider) {
    return new ServerOptions(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        fourEyes,
        provider,
        proxies,
        passwordRounds,
        privacy);
  }

  /** The same where trying a password costs another number of rounds: little, in tests. */
  ServerOptions withPasswordRounds(int rounds) {
    return new ServerOptions(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        fourEyes,
        oidc,
        proxies,
        rounds,
        privacy);
  }

  /** The same behind others, who say where a call comes from. */
  public ServerOptions behind(List<String> addresses) {
    List<String> copy = List.copyOf(addresses);
    return new ServerOptions(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        fourEyes,
        oidc,
        copy,
        passwordRounds,
        privacy);
  }

  /** The same with other wishes about what names people. */
  public ServerOptions with(PrivacyOptions other) {
    return new ServerOptions(
        database,
        port,
        bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        webhooksTo,
        fourEyes,
        oidc,
        proxies,
        passwordRounds,
        other);
  }
}
