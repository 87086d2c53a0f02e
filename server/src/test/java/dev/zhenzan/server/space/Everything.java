package dev.zhenzan.server.space;

import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every question that a book answers, and its answers. */
final class Everything {
  private Everything() {}

  static Map<String, Object> of(Space space, List<Report> reports) throws StoreException {
    Book book = space.book();
    Map<String, Object> all = SpaceLawsContractTest.answers(book, reports);
    all.putAll(SpaceLawsContractTest.sights(book, reports));
    List<String> targets =
        new ArrayList<>(new TreeSet<>(reports.stream().map(Report::target).toList()));
    List<String> accounts =
        new ArrayList<>(new TreeSet<>(reports.stream().map(Report::actor).toList()));
    for (String target : targets.subList(0, Math.min(20, targets.size()))) {
      all.put("depth " + target, book.depth(target));
      all.put("then " + target, book.standingAt(target, book.now().newestMillis()));
      for (String account : accounts.subList(0, Math.min(20, accounts.size()))) {
        all.put("stands " + account + " " + target, book.stands(account, target));
      }
    }
    for (int at = 1; at < accounts.size(); at++) {
      String one = accounts.get(at - 1);
      all.put("link " + one, String.valueOf(book.link(one, accounts.get(at), 5)));
      all.put("since " + one, book.evidenceMillis(one));
    }
    all.put("suspects", book.suspects(1_000, null));
    all.put("newest", book.now().newestMillis());
    return new TreeMap<>(all);
  }
}
