package dev.zhenzan.audit.read;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to read and how.
 *
 * @param inputs files, folders or globs; not read when {@code sql} is given
 * @param format how they are written; {@code null} = told by each file's ending, then by its first
 *     bytes
 * @param mapping field → column or path, such as {@code actor} → {@code user.login}; fields that
 *     are not mapped are guessed from the names of the columns
 * @param sql a DuckDB query that yields columns named as the fields, or {@code null}
 * @param zone the zone of times that name none
 * @param rejectedShareMax the greatest share of malformed rows that is put up with, 0…1
 * @param accounts a file with {@code account, created, has_name, has_avatar, friends}, or {@code
 *     null}
 * @param threads how many threads DuckDB may use, at least 1; the result does not depend on it
 * @param workFolder an existing folder for what does not fit into memory
 * @param memoryBytesMax how much memory DuckDB may use before it turns to {@code workFolder}
 */
public record ReadRequest(
    List<String> inputs,
    @Nullable Format format,
    Map<String, String> mapping,
    @Nullable String sql,
    ZoneId zone,
    double rejectedShareMax,
    @Nullable Path accounts,
    int threads,
    Path workFolder,
    long memoryBytesMax) {

  /** One row in a hundred may be malformed. */
  public static final double DEFAULT_REJECTED_SHARE_MAX = 0.01;

  /** What DuckDB may hold in memory unless told otherwise: 2.5 GB. */
  public static final long DEFAULT_MEMORY_BYTES_MAX = 2_500_000_000L;

  /** Checks ranges and takes copies. */
  public ReadRequest {
    inputs = List.copyOf(inputs);
    mapping = Map.copyOf(mapping);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    if (!(rejectedShareMax >= 0 && rejectedShareMax <= 1)) {
      throw new IllegalArgumentException(
          "the share of rejected rows must lie between 0 and 1, not " + rejectedShareMax);
    }
  }

  /** The given inputs with everything else at its default: guessed, UTC, two threads. */
  public static ReadRequest of(String... inputs) {
    return new ReadRequest(
        List.of(inputs),
        null,
        Map.of(),
        null,
        ZoneOffset.UTC,
        DEFAULT_REJECTED_SHARE_MAX,
        null,
        2,
        Path.of(System.getProperty("java.io.tmpdir")),
        DEFAULT_MEMORY_BYTES_MAX);
  }

  /** The result of a query instead of files. */
  public static ReadRequest ofSql(String query) {
    ReadRequest none = of();
    return new ReadRequest(
        List.of(),
        null,
        none.mapping,
        query,
        none.zone,
        none.rejectedShareMax,
        null,
        none.threads,
        none.workFolder,
        none.memoryBytesMax);
  }

  /** The same with another format. */
  public ReadRequest withFormat(@Nullable Format other) {
    return new ReadRequest(
        inputs,
        other,
        mapping,
        sql,
        zone,
        rejectedShareMax,
        accounts,
        threads,
        workFolder,
        memoryBytesMax);
  }

  /** The same with another mapping. */
  public ReadRequest withMapping(Map<String, String> other) {
    return new ReadRequest(
        inputs,
        format,
        other,
        sql,
        zone,
        rejectedShareMax,
        accounts,
        threads,
        workFolder,
        memoryBytesMax);
  }

  /** The same with another zone. */
  public ReadRequest withZone(ZoneId other) {
    return new ReadRequest(
        inputs,
        format,
        mapping,
        sql,
        other,
        rejectedShareMax,
        accounts,
        threads,
        workFolder,
        memoryBytesMax);
  }

  /** The same with another tolerance. */
  public ReadRequest withRejectedShareMax(double other) {
    return new ReadRequest(
        inputs, format, mapping, sql, zone, other, accounts, threads, workFolder, memoryBytesMax);
  }

  /** The same with another list of accounts. */
  public ReadRequest withAccounts(@Nullable Path other) {
    return new ReadRequest(
        inputs,
        format,
        mapping,
        sql,
        zone,
        rejectedShareMax,
        other,
        threads,
        workFolder,
        memoryBytesMax);
  }

  /** The same with another number of threads. */
  public ReadRequest withThreads(int other) {
    return new ReadRequest(
        inputs,
        format,
        mapping,
        sql,
        zone,
        rejectedShareMax,
        accounts,
        other,
        workFolder,
        memoryBytesMax);
  }

  /** The same with another folder and allowance for what DuckDB keeps. */
  public ReadRequest withWork(Path folder, long bytesMax) {
    return new ReadRequest(
        inputs, format, mapping, sql, zone, rejectedShareMax, accounts, threads, folder, bytesMax);
  }
}
