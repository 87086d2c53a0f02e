package dev.zhenzan.server.api;

import dev.zhenzan.server.book.Book;
import java.util.List;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /v1/targets/{target}/score}: how much genuine interaction a target drew. */
final class ScoresApi {
  // Honest likes count one each. A comment counts three, as far as something was written (half of
  // it at fourteen characters); a share counts five; a view counts a twentieth, as far as it went.
  // Whoever is flagged adds nothing, so brushing adds nothing, and a won appeal gives all of it
  // back. The sum s becomes 100 · s / (s + 20): twenty honest likes, or four shares, are 50. The
  // weights are conventions, said here and in the answer, not findings.

  private static final double COMMENT = 3;
  private static final double COMMENT_CHARACTERS = 20;
  private static final double SHARE = 5;
  private static final double VIEW = 0.05;
  private static final double HALF = 20;
  private static final double SURE_ACTORS = 10;

  private final Book book;

  ScoresApi(Book book) {
    this.book = book;
  }

  ServerResponse score(Call call) throws ProblemException {
    String target = call.name("target");
    Book.Counts counts = book.countsNow(List.of(target));
    Book.Count count = counts.counts().get(0);
    Book.Depth depth = book.depth(target);
    double likes = (count.honest() + count.provisional()) / 1e4;
    double written = 1 - Math.exp(-Math.max(0, depth.textLength()) / COMMENT_CHARACTERS);
    double comments = COMMENT * depth.comments() * written;
    double shares = SHARE * depth.shares();
    double views = VIEW * depth.views() * Math.max(0, depth.completion()) / 1e4;
    double sum = likes + comments + shares + views;
    return Reply.ok(
        new Doc()
            .put("target", target)
            .put("score", rounded(100 * sum / (sum + HALF)))
            .put("confidence", rounded(depth.actors() / (depth.actors() + SURE_ACTORS)))
            .put(
                "parts",
                new Doc()
                    .put("honest_likes", rounded(likes))
                    .put("comments", rounded(comments))
                    .put("shares", rounded(shares))
                    .put("views", rounded(views)))
            .put("actors", depth.actors())
            .put("flagged_actors", depth.flagged())
            .put("moment", Shown.moment(counts.moment())));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
