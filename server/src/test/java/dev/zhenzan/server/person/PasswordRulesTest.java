package dev.zhenzan.server.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commonest passwords are refused, and ordinary good ones are not.
 *
 * <p>Can prove it of those named here. Cannot prove that a password is hard to guess.
 */
final class PasswordRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "elevenchars",
        "123456789012",
        "1234567890123456",
        "aaaaaaaaaaaaaa",
        "abababababab",
        "password1234",
        "Password2026!",
        "P@ssw0rd1234",
        "passwordpassword",
        "qwertyuiop123",
        "1q2w3e4r5t6y",
        "iloveyou1234",
        "administrator1",
        "Welcome2025!!",
        "letmein123456",
        "woaini1314520",
        "asdfghjkl1234",
        "Summer2026!!!",
        "zhenzan12345",
        "Anna.Lindqvist1",
        "annalindqvist",
        "lindqvist2026",
        "!@#$%^&*()!@#",
        "ｐａｓｓｗｏｒｄ１２３４"
      })
  void theCommonestAreRefused(String password) {
    assertThrows(Refused.class, () -> PasswordRules.checked(password, "anna.lindqvist"), password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vier bunte Kraniche 42",
        "correct-houses-buttery-stapled",
        "tR9#mK2$vL5!",
        "三只小猫在屋顶上看月亮吃西瓜",
        "xkcdisnotenough",
        "my dog ate 14 green socks",
        "Fk3jdP0wqLm2"
      })
  void ordinaryOnesAreTaken(String password) throws Refused {
    assertEquals(PasswordRules.same(password), PasswordRules.checked(password, "anna.lindqvist"));
  }
}
