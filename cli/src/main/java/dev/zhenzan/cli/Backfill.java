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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/** Sends a file of lines to a service in pieces, and remembers how far it came. */
final class Backfill {
  // Beside the file lies one line: how many bytes are in, and the checksum of the last kibibyte of
  // them, by which another file under the same name is noticed. It is replaced in one rename after
  // each piece is acknowledged, that is, on the service's disk.

  private static final int PIECE = 8 << 20;
  private static final int TAIL = 1 << 10;
  private static final int TRIES = 30;

  private final Path file;
  private final Path memory;
  private final ZhenzanClient client;
  private long accepted;
  private long duplicates;
  private long rejected;

  Backfill(Path file, URI url, String key) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    this.file = file;
    memory = file.resolveSibling(file.getFileName() + ".imported");
    client = new ZhenzanClient(url, key);
  }

  void forget() throws IOException {
    Files.deleteIfExists(memory);
  }

  long rejected() {
    return rejected;
  }

  String summary() {
    return "accepted " + accepted + ", duplicates " + duplicates + ", rejected " + rejected;
  }

  /** How many bytes are in already. */
  long position() throws IOException, RefusedException {
    if (!Files.exists(memory)) {
      return 0;
    }
    String[] parts = Files.readString(memory, StandardCharsets.US_ASCII).strip().split(" ", -1);
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long position = Long.parseLong(parts[0]);
      if (position <= in.length() && parts[1].equals(checksum(in, position))) {
        return position;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
      // told below
    }
    throw new RefusedException(
        memory + " belongs to another file than " + file + ": --restart begins anew");
  }

  void run() throws IOException, RefusedException, InterruptedException {
    long position = position();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] piece = piece(in, position);
      while (piece.length > 0) {
        send(piece);
        position += piece.length;
        remember(in, position);
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

  private void remember(RandomAccessFile in, long position) throws IOException {
    Path fresh = memory.resolveSibling(memory.getFileName() + ".new");
    Files.writeString(
        fresh, position + " " + checksum(in, position) + "\n", StandardCharsets.US_ASCII);
    Files.move(fresh, memory, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String checksum(RandomAccessFile in, long position) throws IOException {
    int length = (int) Math.min(TAIL, position);
    byte[] bytes = new byte[length];
    in.seek(position - length);
    in.readFully(bytes);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }
}
