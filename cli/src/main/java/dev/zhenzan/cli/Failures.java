package dev.zhenzan.cli;

import dev.zhenzan.audit.read.ReadException;
import dev.zhenzan.audit.write.RefusedException;
import dev.zhenzan.server.log.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one line and an exit code. Only a fault of the program itself shows
 * its stack, as only then does the stack help anybody.
 */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof ReadException read) {
      return say(line, message(read), read.exitCode());
    }
    if (failure instanceof StoreException) {
      return say(line, message(failure), Zhenzan.BAD_MACHINE);
    }
    if (failure instanceof RefusedException) {
      return say(line, message(failure), Zhenzan.BAD_INPUT);
    }
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return say(line, machine(unchecked.getCause()), Zhenzan.BAD_MACHINE);
    }
    if (failure instanceof IOException machine) {
      return say(line, machine(machine), Zhenzan.BAD_MACHINE);
    }
    if (failure instanceof SQLException database) {
      return say(line, "the database refused: " + message(database), Zhenzan.BAD_MACHINE);
    }
    failure.printStackTrace(line.getErr());
    return say(line, "a fault of the program itself: " + failure, Zhenzan.INTERNAL);
  }

  private static int say(CommandLine line, String message, int code) {
    line.getErr().println("zhenzan: " + message);
    line.getErr().flush();
    return code;
  }

  private static String machine(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getFile() + ": " + system.getReason();
    }
    return "reading or writing failed: " + message(failure);
  }

  private static String message(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
