package dev.zhenzan.audit;

import dev.zhenzan.audit.read.ReadRequest;
import dev.zhenzan.core.engine.AuditOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One audit as it was asked for.
 *
 * @param input what to read and how, and how many threads may work; no byte depends on their number
 * @param options the false-discovery rate
 * @param out the folder to write
 * @param force whether an earlier output there may be replaced
 * @param csv whether to write {@code likes.csv} beside {@code likes.parquet}
 * @param title what the report calls the log; deliberately not the file's name, so that the same
 *     rows in another file give the same bytes
 * @param language {@code en} or {@code zh}: the language that the report opens in
 * @param target the post that the report opens with, or {@code null}
 * @param owner the profile that the report opens with, or {@code null}
 * @param version the program's version, named in the report
 */
public record AuditPlan(
    ReadRequest input,
    AuditOptions options,
    Path out,
    boolean force,
    boolean csv,
    String title,
    String language,
    @Nullable String target,
    @Nullable String owner,
    String version) {}
