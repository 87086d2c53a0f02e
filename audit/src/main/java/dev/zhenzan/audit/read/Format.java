package dev.zhenzan.audit.read;

/** How an input is written. Where none is given, the ending decides, then the first bytes. */
public enum Format {
  /** Delimited text of any dialect. */
  CSV,
  /** One JSON object a line, or one array of objects. */
  JSON,
  /** Apache Parquet. */
  PARQUET,
  /** JSON lines of the public GitHub event archive. */
  GHARCHIVE
}
