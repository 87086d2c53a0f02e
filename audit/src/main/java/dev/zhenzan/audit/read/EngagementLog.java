package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import java.nio.file.Path;

/**
 * A log that has been read: primitive columns for the engine, and the names that their ids stand
 * for, kept by DuckDB and looked up when something is written.
 *
 * <p>One thread at a time. After {@link #close()} the columns live on and names do not.
 */
public final class EngagementLog implements AutoCloseable {
  private final EventColumns events;
  private final Profiles profiles;
  private final Intake intake;

  EngagementLog(EventColumns events, Profiles profiles, Intake intake) {
    this.events = events;
    this.profiles = profiles;
    this.intake = intake;
  }

  /** The events in canonical order. */
  public EventColumns events() {
    return events;
  }

  /** What is known of the accounts, {@link Profiles#NONE} where no list was given. */
  public Profiles profiles() {
    return profiles;
  }

  /** What was read and what was not. */
  public Intake intake() {
    return intake;
  }

  /** The name of an account. */
  public String account(int id) {
    return accounts(new int[] {id})[0];
  }

  /** The name of a target. */
  public String target(int id) {
    return targets(new int[] {id})[0];
  }

  /** The name of a device. */
  public String device(int id) {
    return devices(new int[] {id})[0];
  }

  /** The name of a network address. */
  public String address(int id) {
    return addresses(new int[] {id})[0];
  }

  /** The name of a community. */
  public String community(int id) {
    return communities(new int[] {id})[0];
  }

  /** The names of accounts, in the order asked. */
  public String[] accounts(int[] ids) {
    throw new UnsupportedOperationException();
  }

  /** The names of targets, in the order asked. */
  public String[] targets(int[] ids) {
    throw new UnsupportedOperationException();
  }

  /** The names of devices, in the order asked. */
  public String[] devices(int[] ids) {
    throw new UnsupportedOperationException();
  }

  /** The names of network addresses, in the order asked. */
  public String[] addresses(int[] ids) {
    throw new UnsupportedOperationException();
  }

  /** The names of communities, in the order asked. */
  public String[] communities(int[] ids) {
    throw new UnsupportedOperationException();
  }

  /** The name of every account by id; as long as there are accounts. */
  public String[] allAccounts() {
    throw new UnsupportedOperationException();
  }

  /** The name of every target by id; as long as there are targets. */
  public String[] allTargets() {
    throw new UnsupportedOperationException();
  }

  /** The id that the input gave a row of {@link #events()}, else its 1-based row in the input. */
  public String eventId(int row) {
    return eventIds(new int[] {row})[0];
  }

  /** The same for many rows, in the order asked. */
  public String[] eventIds(int[] rows) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes every rejected row as CSV: file, line, reason, text.
   *
   * @throws ReadException if the file cannot be written
   */
  public void writeRejected(Path file) throws ReadException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
