package dev.zhenzan.server.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.zhenzan.server.policy.text.Problem;
import dev.zhenzan.server.policy.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Can prove that every message, with its place, caret and advice, is what it was when somebody last
 * read it, in both languages. Cannot prove that a message is a good one.
 *
 * <p>Rewrite with {@code -Dgolden.update=true}, and read the difference.
 */
final class CheckMessagesGoldenTest {
  private static final String FOLDER = "/policy/";

  @Test
  void saysEverythingThatIsWrongInEnglish() throws IOException {
    check("wrong.yaml", /* inChinese= */ false, "wrong.en.txt");
  }

  @Test
  void saysEverythingThatIsWrongInChinese() throws IOException {
    check("wrong.yaml", /* inChinese= */ true, "wrong.zh.txt");
  }

  @Test
  void saysWhereYamlBreaksOff() throws IOException {
    check("broken.yaml", /* inChinese= */ false, "broken.en.txt");
  }

  private static void check(String file, boolean inChinese, String golden) throws IOException {
    Policies read = PolicyReader.read(List.of(Source.of(file, resource(file))));
    String said =
        read.problems().stream()
            .map((Problem problem) -> problem.show(inChinese))
            .collect(Collectors.joining());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(Path.of("src/test/resources/policy", golden), said);
    }
    assertEquals(resource(golden), said);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CheckMessagesGoldenTest.class.getResourceAsStream(FOLDER + name)) {
      assertNotNull(in, name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
