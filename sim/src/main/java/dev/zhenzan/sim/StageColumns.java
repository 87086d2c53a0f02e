package dev.zhenzan.sim;

import dev.zhenzan.core.event.EventColumns;
import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.Profiles;
import dev.zhenzan.sim.stage.Journal;
import dev.zhenzan.sim.stage.Person;
import dev.zhenzan.sim.stage.Post;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world as the engine takes it, straight off the stage: the same columns as {@link WorldColumns}
 * makes of its events, at about 50 bytes an event, with the truth by account. Names are forgotten
 * except for their order.
 */
public final class StageColumns {
  private final Curtain curtain;
  private final Journal journal;
  private final List<Post> posts;
  private final NumberedNames accounts;
  private final NumberedNames targets;
  private final NumberedNames communities;
  private final Places places;
  private final int rows;
  private final EventColumns events;
  private final boolean[] fake;

  StageColumns(Curtain curtain) {
    this.curtain = curtain;
    journal = curtain.stage().journal();
    posts = curtain.stage().posts();
    Names names = curtain.names();
    accounts = new NumberedNames(names.accounts());
    targets = new NumberedNames(names.posts(), names.accounts(), names.communities());
    communities = new NumberedNames(names.communities());
    places = new Places(names);
    rows = meet();
    fake = new boolean[rows];
    events = columns().checkOrder();
  }

  /** The events in canonical order; a column is {@code null} where no event reports it. */
  public EventColumns events() {
    return events;
  }

  /** By row, whether it is a brushed like. */
  public boolean[] fake() {
    return fake;
  }

  /**
   * The truth about everybody: first the accounts of the log by id, then, in name order, those who
   * never appear in it.
   */
  public List<Truth.AccountTruth> people() {
    List<Truth.AccountTruth> people = new ArrayList<>();
    for (int person : accounts.met()) {
      people.add(truth(person));
    }
    for (int person : Names.order(curtain.names().accounts())) {
      if (accounts.id(person) < 0) {
        people.add(truth(person));
      }
    }
    return people;
  }

  private Truth.AccountTruth truth(int person) {
    return Curtain.truthOf(curtain.stage().people().get(person).role());
  }

  /** By account id, the number of the person on the stage. */
  int[] persons() {
    return accounts.met();
  }

  /** The accounts' profiles in the order of account ids. */
  public Profiles profiles() {
    int n = accounts.met().length;
    long[] created = new long[n];
    byte[] hasName = new byte[n];
    byte[] hasAvatar = new byte[n];
    int[] friends = new int[n];
    for (int id = 0; id < n; id++) {
      Person person = curtain.stage().people().get(accounts.met()[id]);
      SimAccount account = Curtain.accountOf("", person);
      created[id] = account.created();
      hasName[id] = (byte) (account.hasName() ? 1 : 0);
      hasAvatar[id] = (byte) (account.hasAvatar() ? 1 : 0);
      friends[id] = account.friends();
    }
    return curtain.reported().profiles()
        ? new Profiles(created, hasName, hasAvatar, friends)
        : Profiles.NONE;
  }

  /** Learns which names the log holds, and returns how many rows it has. */
  private int meet() {
    int size = 0;
    for (int at = 0; at < curtain.size(); at++) {
      if (curtain.isReported(at)) {
        size++;
        int entry = curtain.entry(at);
        accounts.meet(journal.actor(entry));
        accounts.meet(owner(entry));
        accounts.meet(Math.max(-1, ~journal.target(entry)));
        targets.meet(target(entry));
        communities.meet(community(entry));
        if (curtain.reported().places()) {
          places.meet(journal.device(entry), journal.address(entry));
        }
      }
    }
    accounts.close();
    targets.close();
    communities.close();
    places.close();
    return size;
  }

  /** The target among posts, people and communities, in this order. */
  private int target(int entry) {
    int target = journal.target(entry);
    if (target < 0) {
      return posts.size() + ~target;
    }
    return journal.type(entry) == EventType.JOIN
        ? posts.size() + curtain.stage().people().size() + posts.get(target).community()
        : target;
  }

  private int owner(int entry) {
    int target = journal.target(entry);
    if (!curtain.reported().owners() || journal.type(entry) == EventType.JOIN) {
      return -1;
    }
    return target < 0 ? ~target : posts.get(target).author().number();
  }

  private int community(int entry) {
    int target = journal.target(entry);
    return target < 0 || !curtain.reported().owners() ? -1 : posts.get(target).community();
  }

  private EventColumns columns() {
    boolean placed = curtain.reported().places();
    boolean looks = curtain.reported().looks();
    boolean texts = curtain.reported().texts();
    byte[] type = new byte[rows];
    long[] time = new long[rows];
    int[] actor = new int[rows];
    int[] target = new int[rows];
    int[] owner = new int[rows];
    int[] community = new int[rows];
    int[] device = new int[placed ? rows : 0];
    int[] address = new int[placed ? rows : 0];
    int[] dwell = new int[looks ? rows : 0];
    short[] completion = new short[looks ? rows : 0];
    int[] text = new int[texts ? rows : 0];
    int row = 0;
    for (int at = 0; at < curtain.size(); at++) {
      if (curtain.isReported(at)) {
        int entry = curtain.entry(at);
        type[row] = (byte) journal.type(entry).ordinal();
        time[row] = journal.time(entry);
        actor[row] = accounts.id(journal.actor(entry));
        target[row] = targets.id(target(entry));
        owner[row] = accounts.id(owner(entry));
        community[row] = communities.id(community(entry));
        if (placed) {
          device[row] = places.device(journal.device(entry));
          address[row] = places.address(journal.address(entry));
        }
        if (looks) {
          dwell[row] = journal.dwellMillis(entry);
          completion[row] = (short) journal.completion(entry);
        }
        if (texts) {
          text[row] = journal.textLength(entry);
        }
        fake[row++] = journal.isFake(entry);
      }
    }
    return new EventColumns(
        rows,
        type,
        time,
        actor,
        target,
        ifAny(owner),
        ifAny(community),
        ifAny(device),
        ifAny(address),
        ifAny(dwell),
        ifAny(completion),
        ifAny(text),
        new EventColumns.Entities(
            accounts.met().length,
            targets.met().length,
            communities.met().length,
            places.devices(),
            places.addresses()));
  }

  private static int @Nullable [] ifAny(int[] column) {
    for (int value : column) {
      if (value >= 0) {
        return column;
      }
    }
    return null;
  }

  private static short @Nullable [] ifAny(short[] column) {
    for (short value : column) {
      if (value >= 0) {
        return column;
      }
    }
    return null;
  }
}
