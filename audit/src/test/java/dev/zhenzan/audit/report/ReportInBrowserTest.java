package dev.zhenzan.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves in a real Chromium, from disk, that the page runs without an error or a request, switches
 * its language and remembers it, draws its charts, fits a phone, and makes sense without script.
 * Cannot prove that it is pleasant; skipped, with a message, where no Chromium is installed.
 */
class ReportInBrowserTest {
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @TempDir static Path folder;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    Path binary =
        BROWSERS.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(binary != null, "SKIPPED: no Chromium on this machine at any of " + BROWSERS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(binary)
                    .setArgs(
                        Arrays.asList(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    Report.write(World.rich().input("en", new Focus.Target(3)), folder.resolve("report.html"));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void runsWithoutErrorsAndWithoutTheNetwork() {
    List<String> wrong = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> wrong.add("console: " + message.text()));
      page.onPageError(error -> wrong.add("error: " + error));
      page.onRequest(
          request -> {
            if (!request.url().startsWith("file:")) {
              wrong.add("request: " + request.url());
            }
          });
      page.navigate(url());
      page.locator("label[for=lang-zh]").click();
      assertEquals(3, page.locator(".chart svg").count(), "three charts are drawn");
      assertTrue(page.locator("#chart-time svg path").count() > 2, "with something in them");
      page.locator("summary >> nth=-1").click();
      assertEquals(List.of(), wrong);
    }
  }

  @Test
  void switchesTheLanguageByKeyboardAndRemembersIt() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(url());
      assertTrue(page.locator("#rings h2").innerText().contains("Who acts together"));
      page.locator("#lang-en").focus();
      page.keyboard().press("ArrowRight");
      assertEquals("谁在一起行动", page.locator("#rings h2").innerText());
      assertEquals("zh-CN", page.locator("html").getAttribute("lang"));
      page.reload();
      assertEquals("谁在一起行动", page.locator("#rings h2").innerText());
    }
  }

  @Test
  void fitsAPhoneInTheDark() {
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions().setViewportSize(390, 800).setColorScheme(ColorScheme.DARK);
    try (BrowserContext context = browser.newContext(phone)) {
      Page page = context.newPage();
      page.navigate(url());
      for (String language : List.of("en", "zh")) {
        page.locator("label[for=lang-" + language + "]").click();
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertTrue(width <= 390, () -> "scrolls sideways: " + width + " px in " + language);
      }
      Object paper = page.evaluate("getComputedStyle(document.body).backgroundColor");
      assertEquals("rgb(21, 24, 26)", paper, "dark where the reader prefers dark");
    }
  }

  @Test
  void opensEverythingOnPaper() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(url());
      page.setViewportSize(720, 1_000);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      BoundingBox chart = page.locator("#chart-time svg").boundingBox();
      assertTrue(chart.height > 80 && chart.x + chart.width < 720, "charts fit the paper");
      assertEquals(0, page.locator("details:not([open]):not(.numbers)").count());
      page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      assertTrue(page.locator("details:not([open])").count() > 10, "and closes it again");
    }
  }

  @Test
  void makesSenseWithoutScript() {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(url());
      assertTrue(page.locator("h1").innerText().contains("do not hold up"));
      assertTrue(page.locator("svg.graph").first().isVisible());
      page.locator("label[for=lang-zh]").click();
      assertTrue(page.locator("h1").innerText().contains("站不住脚"));
      assertFalse(page.locator("h1 [lang=en]").isVisible());
    }
  }

  private static String url() {
    return folder.resolve("report.html").toUri().toString();
  }
}
