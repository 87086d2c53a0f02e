package dev.zhenzan.audit.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.zhenzan.core.ring.RingKind;
import dev.zhenzan.core.signal.SignalKind;
import dev.zhenzan.core.verdict.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves on hand-built findings that the page is the same bytes each time, stays whole for logs of
 * any kind, lets no name out of its quotes, and says what the findings say. Cannot prove that it
 * looks right or that the script runs: {@link ReportInBrowserTest} opens it.
 */
class ReportTest {
  private static final int CHARTS = 660_988;
  private static final int PAGE_MAX = 3 << 20;
  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp; 点赞 😀 \u202E נה \0";

  @TempDir Path folder;

  @Test
  void sameInputGivesSameBytes() throws IOException {
    Path first = folder.resolve("first.html");
    Path second = folder.resolve("second.html");
    Report.write(World.rich().input("en", new Focus.Target(3)), first);
    Report.write(World.rich().input("en", new Focus.Target(3)), second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void looksAsTheGoldenPage() throws IOException {
    Golden.check("page.html", skeleton(Report.page(World.small().input("en", null))));
  }

  @Test
  void looksAsTheGoldenDueDiligence() throws IOException {
    String page = Report.page(World.small().input("zh", new Focus.Target(2)));
    Golden.check("due-diligence.html", section(page, "focus"));
    Golden.check("due-diligence.json", data(page));
  }

  @Test
  void loadsNothingAndForbidsLoading() throws IOException {
    String page = Report.page(World.rich().input("en", null));
    assertTrue(page.contains("default-src 'none'; script-src 'sha256-"), "the policy is strict");
    String own = page.replace(Resources.echarts(), "");
    assertFalse(own.matches("(?s).*(src|href)=\"(?!#).*"), "only links within the page");
    assertFalse(own.contains("url("), "no style loads anything");
  }

  @Test
  void hostileNamesStayNames() throws IOException {
    World world = World.small();
    world.title = HOSTILE;
    world.facts.put(HOSTILE, HOSTILE);
    world.add(SignalKind.BURST, 1, 500, World.fact(HOSTILE, 3));
    PlainNames names = PlainNames.of(world.accounts, world.targets);
    Arrays.fill(names.accounts(), HOSTILE);
    Arrays.fill(names.targets(), HOSTILE);
    for (Focus focus : new Focus[] {new Focus.Target(2), new Focus.Owner(world.accounts - 3)}) {
      String page = Report.page(world.input(names, "en", focus));
      String own = page.replace(Resources.echarts(), "");
      assertEquals(4, own.split("</script>", -1).length, "three scripts and no more");
      assertFalse(own.contains("<img"), "no element out of a name");
      assertFalse(own.contains("alert(1)</script>"), "no script out of a name");
      assertFalse(own.contains("\u202E") || own.contains("\0"), "nothing turns or cuts the text");
      assertTrue(own.contains("点赞 😀"), "what is harmless is shown");
    }
  }

  @Test
  void endlessNamesAreCut() throws IOException {
    World world = World.small();
    PlainNames names = PlainNames.of(world.accounts, world.targets);
    Arrays.fill(names.accounts(), "😀".repeat(100_000));
    world.title = "长".repeat(100_000);
    String page = Report.page(world.input(names, "zh", null));
    assertTrue(page.length() < CHARTS + PAGE_MAX, "the page stays small");
  }

  @Test
  void anEmptyLogIsSaidToBeEmpty() throws IOException {
    World world = new World(0, 0, 1);
    String page = Report.page(world.input("en", null));
    assertTrue(page.contains("There are no likes in this log."));
    assertJson(data(page));
  }

  @Test
  void anHonestLogIsSaidToBeHonest() throws IOException {
    World world = new World(50, 10, 1);
    world.crowd(200, 3);
    String page = Report.page(world.input("en", new Focus.Target(9)));
    assertTrue(page.contains("holds up."));
    assertTrue(page.contains("No group acted together"));
    assertTrue(page.contains("No account is flagged."));
  }

  @Test
  void oneLikeIsEnough() throws IOException {
    World world = new World(2, 1, 1);
    world.like(-5, 0, 0, 10_000);
    String page = Report.page(world.input("zh", new Focus.Owner(1)));
    assertTrue(page.contains("1969-12-31"), "times before 1970 are times");
    assertJson(data(page));
  }

  @Test
  void aSpanOfAgesStillHasFewBuckets() throws IOException {
    World world = new World(2, 2, 1);
    world.like(-60_000_000_000_000L, 0, 0, 10_000);
    world.like(250_000_000_000_000L, 1, 1, 10_000);
    String page = Report.page(world.input("en", null));
    assertTrue(page.length() < CHARTS + PAGE_MAX);
    assertJson(data(page));
  }

  @Test
  void aBigLogStaysASmallPage() throws IOException {
    World world = new World(30_000, 4_000, 5);
    for (int i = 0; i < 60; i++) {
      int[] posts = java.util.stream.IntStream.range(i * 20, i * 20 + 20).toArray();
      RingKind kind = RingKind.values()[i % RingKind.values().length];
      world.ring(kind, i * 200, 150, posts, 90, Action.CLEAN);
    }
    world.crowd(100_000, 90);
    String page = Report.page(world.input("en", null));
    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < CHARTS + PAGE_MAX, () -> "page of " + bytes + " bytes");
    assertTrue(page.contains("id=\"ring-40\"") && !page.contains("id=\"ring-41\""));
    assertTrue(page.contains("8,900 <") || page.contains("8,900 more"), "says how many are left");
  }

  static String data(String page) {
    String open = "id=\"data\">";
    int from = page.indexOf(open) + open.length();
    return page.substring(from, page.indexOf("</script>", from));
  }

  /** The page without what has files of its own: style, script, chart library. */
  private static String skeleton(String page) throws IOException {
    return page.replace(Resources.echarts(), "")
        .replace(Resources.text("report.js"), "")
        .replace(Resources.text("report.css"), "")
        .replaceAll("'sha256-[^']*'", "'sha256-'")
        .replace("<tr>", "\n<tr>");
  }

  private static String section(String page, String id) {
    int from = page.indexOf("id=\"" + id + "\"");
    return page.substring(from, page.indexOf("</section>", from)) + "\n";
  }

  private static void assertJson(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      int tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      assertTrue(tokens > 10, "the data is whole");
    }
  }
}
