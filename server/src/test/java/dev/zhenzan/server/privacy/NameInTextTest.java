package dev.zhenzan.server.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a name is found and where it is somebody else's; cannot know who is meant by a word. */
final class NameInTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "u10|u10|X",
        "u10|u100|u100",
        "u10|au10|au10",
        "u10|post/u10/3|post/X/3",
        "u10|u10,u10|X,X",
        "u10|u100 u10|u100 X",
        "张三|点赞张三了|点赞X了",
        "a|a man|X man",
        "a|banana|banana",
        "u-|u-u-|XX",
        "u10|{\"a\":\"u10\",\"u10\":[1.50,\"u100\"]}|{\"a\":\"X\",\"X\":[1.50,\"u100\"]}",
        "a\"b|{\"a\":\"a\\\"b\"}|{\"a\":\"X\"}",
        "a\"b|{\"a\":\"say \\\"a\\\"b\\\"\"}|{\"a\":\"say \\\"X\\\"\"}",
        "u10|{not json u10|{not json X",
        "a\"b|200 {\"a\":\"a\\\"b\"}|200 {\"a\":\"X\"}",
      })
  void isReplacedWhereItStandsForItself(String name, String text, String expected) {
    NameInText finding = new NameInText(name);
    assertEquals(expected, NameInText.eachText(text, each -> finding.replaced(each, "X")));
  }
}
