package dev.zhenzan.server.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.server.key.SecretBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures as others make them, and times to wait as the specification suggests them. */
class SigningTest {
  @TempDir Path folder;

  /** The example that libraries of Standard Webhooks test themselves with. */
  @Test
  void theSignatureIsThatOfTheSpecification() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        Signing.signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            body));
  }

  @Test
  void secretsAreLongAndDiffer() {
    String one = Signing.secret(new SecureRandom());
    assertTrue(one.startsWith("whsec_"));
    assertEquals(32, Base64.getDecoder().decode(one.substring(6)).length);
    assertNotEquals(one, Signing.secret(new SecureRandom()));
  }

  @Test
  void aSealedSecretIsOpenedInItsPlaceWithItsKeyOnly() throws Exception {
    SecretBox box = SecretBox.of(folder.resolve("a"));
    String sealed = box.seal("whsec_x", "hook1");
    assertTrue(!sealed.contains("whsec"));
    assertEquals("whsec_x", SecretBox.of(folder.resolve("a")).open(sealed, "hook1"));
    assertThrows(IOException.class, () -> box.open(sealed, "hook2"));
    assertThrows(IOException.class, () -> box.open("AAAA", "hook1"));
    SecretBox other = SecretBox.of(folder.resolve("b"));
    assertThrows(IOException.class, () -> other.open(sealed, "hook1"));
  }

  @Test
  void triesAreFartherAndFartherApartAndEnd() {
    long last = 0;
    for (int failed = 1; failed < RetryPlan.triesMax(); failed++) {
      long wait = RetryPlan.waitMillis("msg_1", failed);
      assertTrue(wait > last, "after " + failed);
      assertEquals(wait, RetryPlan.waitMillis("msg_1", failed), "the same again");
      last = wait;
    }
    assertEquals(-1, RetryPlan.waitMillis("msg_1", RetryPlan.triesMax()));
    long spread =
        java.util.stream.IntStream.range(0, 100)
            .mapToLong(message -> RetryPlan.waitMillis("msg_" + message, 3))
            .distinct()
            .count();
    assertTrue(spread > 90, "messages that failed together come back apart: " + spread);
  }
}
