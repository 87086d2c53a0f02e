package dev.zhenzan.server.space;

import dev.zhenzan.server.book.LiveBook;
import dev.zhenzan.server.event.Report;
import dev.zhenzan.server.log.LogStore;
import dev.zhenzan.server.log.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that go to disk together: which of their reports are new, and who is told what. */
final class Batch {
  private final LiveBook book;
  private final List<Writer.Request> requests;
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<Report> fresh = new ArrayList<>();

  /** The rows that ids of this very batch will have. */
  private final Map<String, Long> rowOfId = new HashMap<>();

  private final long firstRow;
  private int reports;
  private int duplicates;

  Batch(LiveBook book, List<Writer.Request> requests) {
    this.book = book;
    this.requests = requests;
    firstRow = book.rows();
    List<long[]> rows = new ArrayList<>();
    for (Writer.Request request : requests) {
      rows.add(rows(request.reports()));
      reports += request.reports().size();
    }
    long head = firstRow + fresh.size();
    rows.forEach(each -> receipts.add(new Receipt(each, head)));
  }

  private long[] rows(List<Report> some) {
    long[] rows = new long[some.size()];
    for (int at = 0; at < rows.length; at++) {
      Report report = some.get(at);
      long earlier = report.id() == null ? -1 : earlier(report.id());
      if (earlier >= 0) {
        duplicates++;
        rows[at] = -1 - earlier;
      } else {
        rows[at] = firstRow + fresh.size();
        fresh.add(report);
      }
    }
    return rows;
  }

  /** The row that has the id already, or -1; from now on it is taken. */
  private long earlier(String id) {
    long row = book.rowOf(id.getBytes(StandardCharsets.UTF_8));
    if (row >= 0) {
      return row;
    }
    Long here = rowOfId.putIfAbsent(id, firstRow + fresh.size());
    return here == null ? -1 : here;
  }

  long firstRow() {
    return firstRow;
  }

  List<Report> fresh() {
    return fresh;
  }

  int duplicates() {
    return duplicates;
  }

  int reports() {
    return reports;
  }

  /** What is to be answered to whoever repeats one of the requests. */
  List<LogStore.Answer> answers() {
    List<LogStore.Answer> answers = new ArrayList<>();
    for (int at = 0; at < requests.size(); at++) {
      Intake.AnswerMaker maker = requests.get(at).answer();
      if (maker != null) {
        answers.add(maker.answer(receipts.get(at)));
      }
    }
    return answers;
  }

  void fulfil() {
    for (int at = 0; at < requests.size(); at++) {
      requests.get(at).receipt().complete(receipts.get(at));
    }
  }

  void fail(Exception refused) {
    requests.forEach(request -> request.receipt().completeExceptionally(refused));
  }
}
