package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.sim.csv.CsvBytes;
import dev.zhenzan.sim.stage.Journal;
import dev.zhenzan.sim.stage.Post;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the log of a world as it lies in the journal, and beside it which of its likes are
 * brushed; what {@link EventWriter} writes of events, byte for byte, without an object an event.
 */
final class CurtainFiles implements Closeable {
  private static final byte[][] TYPES =
      Arrays.stream(EventType.values())
          .map(type -> ("," + type.name() + ",").getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);
  private static final byte[] NONE = {};

  private final Curtain curtain;
  private final Journal journal;
  private final Names names;
  private final List<Post> posts;
  private final byte[][] postFields;
  private final CsvBytes log;
  private final CsvBytes truth;
  private long events;
  private long likes;
  private long fakes;

  /** Takes both streams over, and closes them. */
  CurtainFiles(Curtain curtain, OutputStream log, OutputStream truth) {
    this.curtain = curtain;
    this.journal = curtain.stage().journal();
    this.names = curtain.names();
    this.posts = curtain.stage().posts();
    this.postFields = postFields(curtain);
    this.log = new CsvBytes(log);
    this.truth = new CsvBytes(truth);
  }

  long events() {
    return events;
  }

  long likes() {
    return likes;
  }

  long fakes() {
    return fakes;
  }

  /** Writes everything. */
  void write() throws IOException {
    log.text(EventWriter.LOG_HEAD);
    truth.text(EventWriter.TRUTH_HEAD);
    for (int at = 0; at < curtain.size(); at++) {
      if (curtain.isReported(at)) {
        write(at);
      }
    }
  }

  private void write(int at) throws IOException {
    int entry = curtain.entry(at);
    EventType type = journal.type(entry);
    id(log, at).bytes(TYPES[type.ordinal()]).time(journal.time(entry)).character(',');
    log.bytes(names.accounts()[journal.actor(entry)]).character(',');
    target(type, journal.target(entry));
    place(entry);
    looks(entry);
    int length = curtain.reported().texts() ? journal.textLength(entry) : Journal.NONE;
    number(length).character('\n');
    events++;
    if (type == EventType.LIKE) {
      boolean fake = journal.isFake(entry);
      id(truth, at).character(',').character(fake ? '1' : '0').character('\n');
      likes++;
      fakes += fake ? 1 : 0;
    }
  }

  private static CsvBytes id(CsvBytes out, int at) throws IOException {
    return out.character('e').digits(at + 1, Curtain.ID_WIDTH);
  }

  /** Target, owner and community. */
  private void target(EventType type, int target) throws IOException {
    if (target >= 0 && type != EventType.JOIN) {
      log.bytes(postFields[target]);
      return;
    }
    boolean owned = curtain.reported().owners();
    byte[] name =
        target < 0 ? names.accounts()[~target] : names.communities()[posts.get(target).community()];
    log.bytes(name).character(',');
    if (owned && target < 0) {
      log.bytes(name);
    }
    log.character(',');
    if (owned && target >= 0) {
      log.bytes(name);
    }
  }

  /** What every deed on a post says of it: name, owner and community with the commas between. */
  private static byte[][] postFields(Curtain curtain) {
    Names names = curtain.names();
    boolean owned = curtain.reported().owners();
    byte[][] fields = new byte[curtain.stage().posts().size()][];
    for (Post post : curtain.stage().posts()) {
      byte[] name = names.posts()[post.number()];
      byte[] owner = owned ? names.accounts()[post.author().number()] : NONE;
      byte[] community = owned ? names.communities()[post.community()] : NONE;
      ByteBuffer all = ByteBuffer.allocate(name.length + owner.length + community.length + 2);
      all.put(name).put((byte) ',').put(owner).put((byte) ',').put(community);
      fields[post.number()] = all.array();
    }
    return fields;
  }

  private void place(int entry) throws IOException {
    log.character(',');
    if (curtain.reported().places()) {
      log.character('d').hex(names.deviceKey(journal.device(entry)));
      log.character(',').address(journal.address(entry));
    } else {
      log.character(',');
    }
  }

  private void looks(int entry) throws IOException {
    boolean known = curtain.reported().looks();
    number(known ? journal.dwellMillis(entry) : Journal.NONE).character(',');
    int seen = journal.completion(entry);
    if (known && seen >= 0) {
      log.digits(seen / 10_000, 1).character('.').digits(seen % 10_000, 4);
    }
  }

  /** A comma, and the number if it is known. */
  private CsvBytes number(int value) throws IOException {
    log.character(',');
    return value >= 0 ? log.digits(value, 1) : log;
  }

  @Override
  public void close() throws IOException {
    try (truth) {
      log.close();
    }
  }
}
