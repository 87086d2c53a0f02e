package dev.zhenzan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/** The loads under which a service is measured. */
final class ServeLoad {
  private static final String JSON = "application/json";
  private static final byte[] EMPTY = new byte[0];
  static final long BEGINS = 1_760_000_000_000L;

  /** Events are so far apart. */
  static final long APART_MILLIS = 10;

  private static final int PIECE_EVENTS = 20_000;

  private final ServiceProcess service;
  private final long seed;
  private final int accounts;
  private final int targets;
  private final long begins;
  private final AtomicLong next = new AtomicLong();

  ServeLoad(ServiceProcess service, long seed, int accounts, int targets) {
    this(service, seed, accounts, targets, BEGINS);
  }

  /**
   * @param begins the time of the first event
   */
  ServeLoad(ServiceProcess service, long seed, int accounts, int targets, long begins) {
    this.service = service;
    this.seed = seed;
    this.accounts = accounts;
    this.targets = targets;
    this.begins = begins;
  }

  /** What a load came to. */
  record Result(long done, double seconds, double cpuSeconds, Latencies latencies) {
    double perSecond() {
      return done / seconds;
    }

    /** Processor time of the service for each, in microseconds. */
    double cpuMicros() {
      return cpuSeconds * 1e6 / done;
    }
  }

  /** Bodies of {@value #PIECE_EVENTS} events each, made before the clock runs. */
  List<byte[]> pieces(long events) {
    List<byte[]> pieces = new ArrayList<>();
    for (long made = 0; made < events; made += PIECE_EVENTS) {
      pieces.add(piece(Math.min(PIECE_EVENTS, events - made)));
    }
    return pieces;
  }

  private byte[] piece(long events) {
    Random random = new Random(seed + next.get());
    StringBuilder text = new StringBuilder();
    for (long at = 0; at < events; at++) {
      long number = next.getAndIncrement();
      text.append("{\"id\":\"e").append(number);
      text.append("\",\"type\":\"like\",\"time\":").append(begins + number * APART_MILLIS);
      text.append(",\"actor\":\"u").append(random.nextInt(accounts));
      text.append("\",\"target\":\"p").append(random.nextInt(targets));
      text.append("\",\"device\":\"d").append(random.nextInt(accounts));
      text.append("\",\"ip\":\"10.").append(random.nextInt(256)).append('.');
      text.append(random.nextInt(256)).append(".7\",\"dwell_ms\":");
      text.append(random.nextInt(30_000)).append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Sends the bodies over several connections; each answer says that they are on disk. */
  Result ingest(List<byte[]> pieces, int connections) throws IOException, InterruptedException {
    AtomicLong piece = new AtomicLong();
    AtomicLong lines = new AtomicLong();
    return all(
        connections,
        http -> {
          Latencies latencies = new Latencies();
          for (int at = (int) piece.getAndIncrement();
              at < pieces.size();
              at = (int) piece.getAndIncrement()) {
            long began = System.nanoTime();
            http.call("POST /v1/events", "application/x-ndjson", pieces.get(at));
            latencies.add(System.nanoTime() - began);
            lines.addAndGet(count(pieces.get(at)));
          }
          return latencies;
        },
        lines);
  }

  private static long count(byte[] lines) {
    long count = 0;
    for (byte b : lines) {
      count += b == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Likes one by one, each acknowledged when it is on disk. */
  Result likes(int seconds, int connections) throws IOException, InterruptedException {
    AtomicLong done = new AtomicLong();
    return all(
        connections,
        http -> {
          Latencies latencies = new Latencies();
          long end = System.nanoTime() + seconds * 1_000_000_000L;
          for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            long number = done.getAndIncrement();
            String path = "PUT /v1/likes/single" + number % targets + "/s" + number;
            http.call(path, JSON, EMPTY);
            latencies.add(System.nanoTime() - now);
          }
          return latencies;
        },
        done);
  }

  /**
   * Decisions at a steady rate: each call is due at its time, and waiting for one that is slow
   * counts for those behind it too.
   */
  Result decisions(int seconds, int connections, int perSecond)
      throws IOException, InterruptedException {
    return decisions(
        seconds,
        connections,
        perSecond,
        call -> "{\"actor\":\"u" + call % accounts + "\",\"target\":\"p" + call % targets + "\"}");
  }

  /** The same with a device and an address, by which policies count. */
  Result fullDecisions(int seconds, int connections, int perSecond)
      throws IOException, InterruptedException {
    String form = "{\"actor\":\"u%d\",\"target\":\"p%d\",\"device\":\"d%d\",\"ip\":\"10.%d.%d.7\"}";
    return decisions(
        seconds,
        connections,
        perSecond,
        call ->
            form.formatted(
                call % accounts, call % targets, call % accounts, call % 256, call / 256 % 256));
  }

  private Result decisions(
      int seconds, int connections, int perSecond, LongFunction<String> question)
      throws IOException, InterruptedException {
    AtomicLong done = new AtomicLong();
    long interval = 1_000_000_000L / perSecond;
    long begin = System.nanoTime() + 50_000_000L;
    long all = (long) seconds * perSecond;
    return all(
        connections,
        http -> {
          Latencies latencies = new Latencies();
          for (long call = done.getAndIncrement(); call < all; call = done.getAndIncrement()) {
            long due = begin + call * interval;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
              LockSupport.parkNanos(left);
            }
            byte[] body = question.apply(call).getBytes(StandardCharsets.UTF_8);
            http.call("POST /v1/decisions", JSON, body);
            latencies.add(System.nanoTime() - due);
          }
          return latencies;
        },
        new AtomicLong(all));
  }

  /** Saves policies and puts each in force, which a log without likes lets everything. */
  void inForce(int policies) throws IOException {
    try (PlainHttp http = service.connect()) {
      for (String file : BenchPolicies.files(policies)) {
        byte[] text = file.getBytes(StandardCharsets.UTF_8);
        http.call("POST /v1/policies", "application/yaml", text);
      }
      for (int policy = 0; policy < policies; policy++) {
        String path = "POST /v1/policies/" + BenchPolicies.id(policy) + "/1/";
        http.call(path + "shadow", JSON, EMPTY);
        http.call(path + "live", JSON, EMPTY);
      }
    }
  }

  /** Counts of a thousand targets a call. */
  Result counts(int seconds, int connections) throws IOException, InterruptedException {
    AtomicLong done = new AtomicLong();
    byte[] body = thousand();
    return all(
        connections,
        http -> {
          Latencies latencies = new Latencies();
          long end = System.nanoTime() + seconds * 1_000_000_000L;
          for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            http.call("POST /v1/counts", JSON, body);
            latencies.add(System.nanoTime() - now);
            done.addAndGet(1_000);
          }
          return latencies;
        },
        done);
  }

  private byte[] thousand() {
    Random random = new Random(seed);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"targets\":[".getBytes(StandardCharsets.UTF_8));
    for (int at = 0; at < 1_000; at++) {
      String name = (at == 0 ? "" : ",") + "\"p" + random.nextInt(targets) + "\"";
      body.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** What one connection does. */
  private interface Work {
    Latencies on(PlainHttp http) throws IOException;
  }

  private Result all(int connections, Work work, AtomicLong done)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      double cpu = service.cpuSeconds();
      long began = System.nanoTime();
      List<Callable<Latencies>> tasks = new ArrayList<>();
      for (int each = 0; each < connections; each++) {
        tasks.add(
            () -> {
              try (PlainHttp http = service.connect()) {
                return work.on(http);
              }
            });
      }
      Latencies all = new Latencies();
      for (Future<Latencies> each : threads.invokeAll(tasks)) {
        all.addAll(each.get());
      }
      return new Result(
          done.get(), (System.nanoTime() - began) / 1e9, service.cpuSeconds() - cpu, all);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
