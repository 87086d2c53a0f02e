package dev.zhenzan.server.api;

import dev.zhenzan.server.desk.Case;
import dev.zhenzan.server.ladder.Because;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/** The page that the person concerned sees. It loads nothing from anywhere and runs no script. */
final class AppealPage {
  private static final String HEAD =
      """
      <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex"><title>申诉 · Appeal</title><style>
      :root{color-scheme:light dark}
      body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans SC",sans-serif;max-width:42rem;
      margin:2rem auto;padding:0 1rem}
      article{border:1px solid #8886;border-radius:.5rem;padding:.5rem 1rem;margin:1rem 0}
      textarea{width:100%;min-height:8rem;font:inherit;box-sizing:border-box}
      button{font:inherit;padding:.5rem 1.5rem;margin-top:.5rem}
      [lang=en]{opacity:.8}
      </style></head><body><h1>申诉 · Appeal</h1>
      """;

  private AppealPage() {}

  static ServerResponse of(List<Because> notices, Optional<Case> appeal) {
    StringBuilder html = new StringBuilder(HEAD);
    if (notices.isEmpty()) {
      html.append("<p>目前没有对您采取任何措施。</p>")
          .append("<p lang=\"en\">No step is taken against you now.</p>");
    }
    for (Because notice : notices) {
      html.append("<article><p>")
          .append(escaped(notice.chinese()))
          .append("</p><p lang=\"en\">")
          .append(escaped(notice.english()))
          .append("</p></article>");
    }
    appeal.ifPresent(each -> html.append(state(each)));
    if (!notices.isEmpty()) {
      html.append(
          """
          <form method="post"><label for="words">哪里有误？ <span lang="en">What is wrong?</span>
          </label><textarea id="words" name="words" maxlength="4000" required></textarea>
          <button>提交申诉 · Send</button></form>
          """);
    }
    return page(200, html);
  }

  private static String state(Case appeal) {
    Case.Outcome outcome = appeal.outcome();
    if (outcome == null) {
      return "<p><strong>申诉 %s 已收到，等待人工复核。</strong></p><p lang=\"en\">Appeal %s is with us."
              .formatted(appeal.id(), appeal.id())
          + " A person will look at it.</p>";
    }
    boolean upheld = outcome.ruling() == Case.Ruling.UPHELD;
    return "<p><strong>申诉 %s：%s。%s</strong></p><p lang=\"en\">Appeal %s: %s. %s</p>"
        .formatted(
            appeal.id(),
            upheld ? "成立，已全部恢复" : "未成立",
            escaped(outcome.because().chinese()),
            appeal.id(),
            upheld ? "you were right, and everything is restored" : "what was done stands",
            escaped(outcome.because().english()));
  }

  static ServerResponse gone() {
    return page(
        404,
        new StringBuilder(HEAD)
            .append("<p>链接无效或已过期。</p>")
            .append("<p lang=\"en\">This link does not work, or not any more.</p>"));
  }

  static ServerResponse refused(String why) {
    return page(
        422,
        new StringBuilder(HEAD)
            .append("<p>未能提交，请返回后重试。</p><p lang=\"en\">")
            .append(escaped(why))
            .append("</p>"));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static ServerResponse page(int status, StringBuilder html) {
    byte[] body = html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
    return Reply.page(status, body);
  }
}
