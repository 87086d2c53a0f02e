package dev.zhenzan.server.app;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.client.Answer;
import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * One of several clients that send batches until the service is gone, and know what they were told.
 * A batch that is refused for now, as the database is away, is sent again until it is kept.
 */
final class CrashingClient implements Runnable {
  static final long BEGIN_MILLIS = 1_700_000_000_000L;

  /** An event as it was sent. */
  record Sent(String id, EventType type, long time, String actor, String target) {
    String json() {
      return String.format(
          "{\"id\":\"%s\",\"type\":\"%s\",\"time\":%d,\"actor\":\"%s\",\"target\":\"%s\"}",
          id, type, time, actor, target);
    }
  }

  /** Batches that were acknowledged, by every client so far. */
  final Set<List<Sent>> acknowledged = ConcurrentHashMap.newKeySet();

  /** Batches on the way when the service was gone. */
  final Set<List<Sent>> unknown = ConcurrentHashMap.newKeySet();

  private static final long PAUSE_NANOS = 20_000_000;

  private final ZhenzanClient client;
  private final String name;
  private final Random random;
  private volatile int refusals;

  CrashingClient(ZhenzanClient client, String name, long seed) {
    this.client = client;
    this.name = name;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    try {
      for (int number = 0; ; number++) {
        List<Sent> batch = batch(number);
        unknown.add(batch);
        send(batch);
        acknowledged.add(batch);
        unknown.remove(batch);
      }
    } catch (IOException gone) {
      // the service was killed, and what was under way is not known
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(List<Sent> batch) throws IOException, InterruptedException {
    Answer answer = client.eventLines(lines(batch));
    while (answer.status() == 503) {
      refusals++;
      LockSupport.parkNanos(PAUSE_NANOS); // so that the database gets time to come back
      answer = client.eventLines(lines(batch));
    }
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
  }

  /** How often something was refused for now. */
  int refusals() {
    return refusals;
  }

  static byte[] lines(List<Sent> batch) {
    StringBuilder lines = new StringBuilder();
    batch.forEach(each -> lines.append(each.json()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<Sent> batch(int number) {
    List<Sent> batch = new ArrayList<>();
    int size = 1 + random.nextInt(random.nextInt(60) + 1);
    for (int at = 0; at < size; at++) {
      batch.add(
          new Sent(
              name + "-" + number + "-" + at,
              random.nextInt(5) == 0 ? EventType.UNLIKE : EventType.LIKE,
              BEGIN_MILLIS + number * 700L + random.nextInt(5_000),
              "u" + random.nextInt(40),
              "p" + random.nextInt(25)));
    }
    return List.copyOf(batch);
  }
}
