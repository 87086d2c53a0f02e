package dev.zhenzan.audit.read;

import org.jspecify.annotations.Nullable;

/** The input cannot be read. The message says what, where and what to do about it. */
public final class ReadException extends Exception {
  private static final long serialVersionUID = 1;

  /** The input is there and is wrong: a column is missing, too many rows are malformed. */
  static final int BAD_INPUT = 2;

  /** The machine refused: a file that cannot be opened, a full disk, too little memory. */
  static final int BAD_MACHINE = 3;

  private final int exitCode;

  private ReadException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  static ReadException input(String message) {
    return new ReadException(BAD_INPUT, message, null);
  }

  static ReadException input(String message, Throwable cause) {
    return new ReadException(BAD_INPUT, message, cause);
  }

  /** The machine refused: a full disk, too little memory, a file that cannot be opened. */
  public static ReadException machine(String message, @Nullable Throwable cause) {
    return new ReadException(BAD_MACHINE, message, cause);
  }

  /** A file of results that could not be written. */
  public static ReadException unwritten(java.nio.file.Path file, Throwable cause) {
    return machine("cannot write " + file + ": " + cause.getMessage(), cause);
  }

  /** What a program should exit with: 2 for bad input, 3 where the machine refused. */
  public int exitCode() {
    return exitCode;
  }
}
