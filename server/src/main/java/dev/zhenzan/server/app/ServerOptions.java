package dev.zhenzan.server.app;

import dev.zhenzan.server.person.Office;
import dev.zhenzan.server.person.oidc.OidcOptions;
import dev.zhenzan.server.privacy.PrivacyOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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
    return changed(draft -> draft.port = other);
  }

  /** The same where somebody else than its author must put a policy in force. */
  public ServerOptions withFourEyes(boolean asked) {
    return changed(draft -> draft.fourEyes = asked);
  }

  /** The same with webhooks allowed into networks. */
  public ServerOptions withWebhooksTo(List<String> networks) {
    return changed(draft -> draft.webhooksTo = List.copyOf(networks));
  }

  /** The same on another address. */
  public ServerOptions boundTo(String other) {
    return changed(draft -> draft.bind = other);
  }

  /** The same where an OpenID provider is asked who people are. */
  public ServerOptions withOidc(@Nullable OidcOptions provider) {
    return changed(draft -> draft.oidc = provider);
  }

  /** The same where trying a password costs another number of rounds: little, in tests. */
  ServerOptions withPasswordRounds(int rounds) {
    return changed(draft -> draft.passwordRounds = rounds);
  }

  /** The same behind others, who say where a call comes from. */
  public ServerOptions behind(List<String> addresses) {
    return changed(draft -> draft.proxies = List.copyOf(addresses));
  }

  /** The same with other wishes about what names people. */
  public ServerOptions with(PrivacyOptions other) {
    return changed(draft -> draft.privacy = other);
  }

  /** What can be said otherwise, so that all the rest is copied in one place. */
  private static final class Draft {
    int port;
    String bind;
    boolean fourEyes;
    List<String> webhooksTo;
    @Nullable OidcOptions oidc;
    List<String> proxies;
    int passwordRounds;
    PrivacyOptions privacy;

    Draft(ServerOptions of) {
      port = of.port;
      bind = of.bind;
      fourEyes = of.fourEyes;
      webhooksTo = of.webhooksTo;
      oidc = of.oidc;
      proxies = of.proxies;
      passwordRounds = of.passwordRounds;
      privacy = of.privacy;
    }
  }

  private ServerOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new ServerOptions(
        database,
        draft.port,
        draft.bind,
        tlsCertificate,
        tlsKey,
        jsonLog,
        draft.webhooksTo,
        draft.fourEyes,
        draft.oidc,
        draft.proxies,
        draft.passwordRounds,
        draft.privacy);
  }
}
