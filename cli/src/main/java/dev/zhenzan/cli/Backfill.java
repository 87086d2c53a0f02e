package dev.zhenzan.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Sends a file of lines to a service in pieces, and remembers how far it came. */
final class Backfill {
  private static final int PIECE = 8 << 20;
  private static final int TRIES = 30;

  private final Path file;
  private final ZhenzanClient client;
  private final Progress progress;
  private final Rejects rejects;
  private long accepted;
  private long duplicates;
  private long rejected;

  Backfill(Path file, ZhenzanClient client, Progress progress, Rejects rejects) {
    this.file = file;
    this.client = client;
    this.progress = progress;
    this.rejects = rejects;
  }

  long rejected() {
    return rejected;
  }

  String summary() {
    return "accepted " + accepted + ", duplicates " + duplicates + ", rejected " + rejected;
  }

  /** Sends everything from a place on, at which a line begins. */
  void run(long from) throws IOException, RefusedException, InterruptedException {
    long position = from;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] piece = piece(in, position);
      while (piece.length > 0) {
        long before = rejected;
        send(piece);
        if (rejected > before) {
          rejects.find(piece, position);
        }
        position += piece.length;
        progress.remember(in, position, rejects.bytes());
        piece = piece(in, position);
      }
    }
  }

  /** Whole lines from the position on; at the end of the file also one that does not end. */
  private static byte[] piece(RandomAccessFile in, long position) throws IOException {
    int length = (int) Math.min(PIECE, in.length() - position);
    byte[] bytes = new byte[length];
    in.seek(position);
    in.readFully(bytes);
    if (position + length == in.length()) {
      return bytes;
    }
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end == 0 ? bytes : java.util.Arrays.copyOf(bytes, end);
  }

  private void send(byte[] piece) throws IOException, RefusedException, InterruptedException {
    for (int tried = 1; ; tried++) {
      int wait;
      String why;
      try {
        Answer answer = client.eventLines(piece);
        if (answer.isOk()) {
          tally(answer.body());
          return;
        }
        why = answer.status() + " " + answer.body();
        wait = answer.retryAfterSeconds();
        if (wait == 0) {
          throw new RefusedException("the service refused: " + why);
        }
      } catch (ConnectException gone) {
        why = "the service cannot be reached";
        wait = 2;
      }
      if (tried == TRIES) {
        throw new RefusedException("given up after " + TRIES + " tries: " + why);
      }
      TimeUnit.SECONDS.sleep(wait);
    }
  }

  private void tally(String body) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "accepted" -> accepted += json.getLongValue();
          case "duplicates" -> duplicates += json.getLongValue();
          case "rejected" -> rejected += json.getLongValue();
          default -> json.skipChildren();
        }
      }
    }
  }
}
