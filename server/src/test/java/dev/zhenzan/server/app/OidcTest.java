package dev.zhenzan.server.app;

import static dev.zhenzan.server.app.RunningApp.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.person.oidc.OidcOptions;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Who is vouched for by the provider, for this client, in this browser, now, comes in; nobody else.
 *
 * <p>Can prove it against an issuer that speaks HTTP and signs with keys of its own, made here.
 * Cannot prove that a certain product's issuer is understood.
 */
@ParameterizedClass
@EnumSource(Backend.class)
final class OidcTest {
  private static SmallIssuer issuer;
  private static RunningApp running;

  @Parameter Backend backend;

  @BeforeParameterizedClassInvocation
  static void start(Backend backend) throws Exception {
    issuer = new SmallIssuer(RunningApp.NOW);
    OidcOptions options =
        OidcOptions.of(
            issuer.issuer(),
            SmallIssuer.CLIENT,
            SmallIssuer.SECRET,
            "groups:bosses=admin,trust-and-safety=reviewer");
    running = RunningApp.run(backend, web -> web.withOidc(options));
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    running.close();
    issuer.close();
  }

  @BeforeEach
  void honest() {
    issuer.signing = SmallIssuer.Signing.OWN_KEY;
    issuer.claims = same -> same;
    issuer.now = running.clock.instant();
  }

  /** A browser on its way. */
  private record Way(Somebody browser, String cookie, Map<String, String> query) {
    static Way begun() throws Exception {
      Somebody browser = Somebody.at(running, "");
      Answer start = browser.send("GET", "/v1/oidc/start", "");
      assertEquals(302, start.status(), start.body());
      String cookie = start.header("set-cookie").orElseThrow();
      assertTrue(cookie.contains("HttpOnly; SameSite=Lax"), cookie);
      URI to = URI.create(start.header("location").orElseThrow());
      assertTrue(to.toString().startsWith(issuer.issuer() + "/authorize?"));
      return new Way(
          browser, cookie.substring(0, cookie.indexOf(';')), SmallIssuer.form(to.getRawQuery()));
    }

    Answer back(String code, String state) throws Exception {
      return browser.send(
          "GET", "/v1/oidc/callback?code=" + code + "&state=" + state, "", "Cookie", cookie);
    }

    Answer gone() throws Exception {
      return back(issuer.agree(query), query.get("state"));
    }
  }

  private static JsonNode me(Answer signedIn) throws Exception {
    assertEquals(200, signedIn.status(), signedIn.body());
    String cookie =
        signedIn.headers().get("set-cookie").stream()
            .filter(each -> each.startsWith("zhenzan="))
            .findFirst()
            .orElseThrow();
    assertTrue(cookie.contains("HttpOnly; SameSite=Strict"), cookie);
    String own = cookie.substring(0, cookie.indexOf(';'));
    return json(Somebody.at(running, "").send("GET", "/v1/me", "", "Cookie", own));
  }

  @Test
  void whoeverIsVouchedForComesInWithTheirRoleAndStaysTheSame() throws Exception {
    JsonNode me = me(Way.begun().gone());
    assertEquals("person:olga", me.get("by").asString());
    assertEquals("reviewer", me.at("/person/role").asString());
    issuer.claims = said -> said.claim("preferred_username", "Renamed").claim("groups", "bosses");
    JsonNode again = me(Way.begun().gone());
    assertEquals("person:olga", again.get("by").asString());
    assertEquals("admin", again.at("/person/role").asString());
    issuer.claims = said -> said.subject("4712");
    assertEquals("person:olga-2", me(Way.begun().gone()).get("by").asString());
    JsonNode acts = running.get("/v1/acts?subject=person:olga").get("acts");
    assertEquals("oidc", acts.get(acts.size() - 1).get("by").asString());
  }

  @Test
  void aTokenThatIsNotGoodIsRefused() throws Exception {
    refusedWith(said -> said.audience("somebody else"));
    refusedWith(said -> said.audience(List.of()));
    refusedWith(said -> said.expirationTime(Date.from(issuer.now.minusSeconds(600))));
    refusedWith(said -> said.expirationTime(null));
    refusedWith(said -> said.claim("nonce", "another"));
    refusedWith(said -> said.claim("nonce", null));
    refusedWith(said -> said.issuer("https://issuer.example"));
    refusedWith(said -> said.subject(null));
    refusedWith(said -> said.claim("azp", "somebody else"));
    refusedWith(said -> said.claim("groups", List.of("staff")));
    refusedWith(said -> said.claim("groups", null));
    for (SmallIssuer.Signing signing : SmallIssuer.Signing.values()) {
      issuer.signing = signing;
      Answer answer = Way.begun().gone();
      int status = signing == SmallIssuer.Signing.OWN_KEY ? 200 : 401;
      assertEquals(status, answer.status(), signing + answer.body());
    }
  }

  private static void refusedWith(UnaryOperator<JWTClaimsSet.Builder> claims) throws Exception {
    issuer.claims = claims;
    Answer answer = Way.begun().gone();
    assertEquals(401, answer.status(), answer.body());
    assertTrue(answer.header("set-cookie").isEmpty());
    issuer.claims = same -> same;
  }

  @Test
  void aWayIsGoneOnceAndInTheBrowserThatBeganIt() throws Exception {
    Way mine = Way.begun();
    Way other = Way.begun();
    assertEquals(401, other.back(issuer.agree(mine.query()), mine.query().get("state")).status());
    assertEquals(401, mine.back(issuer.agree(mine.query()), other.query().get("state")).status());
    assertEquals(200, mine.gone().status());
    assertEquals(401, mine.gone().status());
    // A code that was given for another way does not fit this one's verifier.
    assertEquals(401, other.back(issuer.agree(mine.query()), other.query().get("state")).status());
    Way late = Way.begun();
    running.clock.advance(Duration.ofMinutes(10));
    assertEquals(401, late.gone().status());
  }

  @Test
  void whoWasDisabledStaysOut() throws Exception {
    issuer.claims = said -> said.subject("0815").claim("preferred_username", "dirk");
    assertEquals("person:dirk", me(Way.begun().gone()).get("by").asString());
    // A password would let them in when their provider does no more.
    assertEquals(409, change("dirk", "{\"reset_password\":true}").status());
    Answer off = change("dirk", "{\"disabled\":true}");
    assertEquals(200, off.status(), off.body());
    assertEquals(403, Way.begun().gone().status());
  }

  private static Answer change(String name, String body) throws Exception {
    return running.admin.send(
        "PATCH", "/v1/people/" + name, "application/json", BodyPublishers.ofString(body));
  }
}
