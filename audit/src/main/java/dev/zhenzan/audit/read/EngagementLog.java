package dev.zhenzan.audit.read;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.core.gather.EventIds;
import dev.zhenzan.core.gather.Gathered;
import dev.zhenzan.core.gather.Names;
import java.nio.file.Path;

/**
 * A log that has been read: primitive columns for the engine, and the names that their ids stand
 * for, kept as bytes and made into text when something is written.
 *
 * <p>{@link #close()} removes the file in which rejected rows are kept; all else lives on.
 */
public final class EngagementLog implements AutoCloseable {
  private final EventColumns events;
  private final int[] arrival;
  private final Names accounts;
  private final Names targets;
  private final Names devices;
  private final Names addresses;
  private final Names communities;
  private final EventIds ids;
  private final Profiles profiles;
  private final Intake intake;
  private final Rejects rejects;

  EngagementLog(
      Gathered.Sorted sorted, Gathered names, Profiles profiles, Intake intake, Rejects rejects) {
    this.events = sorted.events();
    this.arrival = sorted.arrival();
    this.accounts = names.accounts;
    this.targets = names.targets;
    this.devices = names.devices;
    this.addresses = names.addresses;
    this.communities = names.communities;
    this.ids = names.ids;
    this.profiles = profiles;
    this.intake = intake;
    this.rejects = rejects;
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
    return accounts.name(id);
  }

  /** The name of a target. */
  public String target(int id) {
    return targets.name(id);
  }

  /** The name of a device. */
  public String device(int id) {
    return devices.name(id);
  }

  /** The name of a network address. */
  public String address(int id) {
    return addresses.name(id);
  }

  /** The name of a community. */
  public String community(int id) {
    return communities.name(id);
  }

  /** The names of accounts, in the order asked. */
  public String[] accounts(int[] wanted) {
    return names(accounts, wanted);
  }

  /** The names of targets, in the order asked. */
  public String[] targets(int[] wanted) {
    return names(targets, wanted);
  }

  /** The names of devices, in the order asked. */
  public String[] devices(int[] wanted) {
    return names(devices, wanted);
  }

  /** The names of network addresses, in the order asked. */
  public String[] addresses(int[] wanted) {
    return names(addresses, wanted);
  }

  /** The names of communities, in the order asked. */
  public String[] communities(int[] wanted) {
    return names(communities, wanted);
  }

  /** The name of every account by id; as long as there are accounts. */
  public String[] allAccounts() {
    return all(accounts);
  }

  /** The name of every target by id; as long as there are targets. */
  public String[] allTargets() {
    return all(targets);
  }

  /** The id that the input gave a row of {@link #events()}, else its 1-based row in the input. */
  public String eventId(int row) {
    return ids.text(arrival[row]);
  }

  /** The same for many rows, in the order asked. */
  public String[] eventIds(int[] rows) {
    String[] texts = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      texts[i] = eventId(rows[i]);
    }
    return texts;
  }

  /** The same as UTF-8, for writing many. */
  public byte[] eventIdUtf8(int row) {
    return ids.utf8(arrival[row]);
  }

  /** The name of an account as UTF-8, for writing many. */
  public byte[] accountUtf8(int id) {
    return accounts.utf8(id);
  }

  /** The name of a target as UTF-8, for writing many. */
  public byte[] targetUtf8(int id) {
    return targets.utf8(id);
  }

  private static String[] names(Names names, int[] wanted) {
    String[] texts = new String[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      texts[i] = names.name(wanted[i]);
    }
    return texts;
  }

  private static String[] all(Names names) {
    String[] texts = new String[names.size()];
    for (int id = 0; id < texts.length; id++) {
      texts[id] = names.name(id);
    }
    return texts;
  }

  /**
   * Writes every rejected row as CSV: file, line, reason, text.
   *
   * @throws ReadException if the file cannot be written
   */
  public void writeRejected(Path file) throws ReadException {
    rejects.writeTo(file);
  }

  @Override
  public void close() {
    rejects.close();
  }
}
