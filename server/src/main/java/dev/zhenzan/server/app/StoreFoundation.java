package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Answers;
import dev.zhenzan.server.api.Backups;
import dev.zhenzan.server.api.Closings;
import dev.zhenzan.server.api.Heads;
import dev.zhenzan.server.api.Past;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.gate.DecisionStore;
import dev.zhenzan.server.gate.JdbcDecisionStore;
import dev.zhenzan.server.hook.Closed;
import dev.zhenzan.server.key.JdbcKeyStore;
import dev.zhenzan.server.key.KeyStore;
import dev.zhenzan.server.log.Backup;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.JdbcStore;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.PlacelessIntake;
import dev.zhenzan.server.privacy.PrivacyOptions;
import dev.zhenzan.server.privacy.Retain;
import dev.zhenzan.server.privacy.Whereabouts;
import dev.zhenzan.server.space.Closer;
import dev.zhenzan.server.space.Enforcement;
import dev.zhenzan.server.space.History;
import dev.zhenzan.server.space.Intake;
import dev.zhenzan.server.space.Space;
import dev.zhenzan.server.space.SpaceOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One community over one database. */
final class StoreFoundation implements Foundation {
  private final Place place;
  private final JdbcStore store;
  private final Space space;
  private final Whereabouts places;
  private final Intake intake;

  private StoreFoundation(Place place, JdbcStore store, Space space, Whereabouts places) {
    this.place = place;
    this.store = store;
    this.space = space;
    this.places = places;
    intake = new PlacelessIntake(space.intake(), places);
  }

  /**
   * Opens the database and reads its log.
   *
   * @throws StoreException of any kind, and says what to do
   */
  static StoreFoundation open(Place place, SpaceOptions options, InstantSource clock)
      throws StoreException {
    return open(place, options, clock, PrivacyOptions.DEFAULTS);
  }

  /**
   * @param privacy how what names people is kept
   */
  static StoreFoundation open(
      Place place, SpaceOptions options, InstantSource clock, PrivacyOptions privacy)
      throws StoreException {
    JdbcStore store = JdbcStore.open(place.database());
    try {
      ErasingAtStart.run(place, store.database(), clock);
      store.keepAnswers(privacy.retention().millis(Retain.Kind.ANSWERS));
      Whereabouts places =
          privacy.keepPlaces() ? Whereabouts.KEPT : Whereabouts.hashed(store.database());
      Space space = Space.open(store, options, clock, place.foldFile());
      return new StoreFoundation(place, store, space, places);
    } catch (StoreException | RuntimeException failed) {
      store.close();
      throw failed;
    }
  }

  @Override
  public Intake intake() {
    return intake;
  }

  @Override
  public Whereabouts places() {
    return places;
  }

  @Override
  public Book book() {
    return space.book();
  }

  @Override
  public Closer closer() {
    return space.closer();
  }

  @Override
  public Answers answers() {
    return store::answer;
  }

  @Override
  public Closings closings() {
    return store::closings;
  }

  @Override
  public Heads heads() {
    return store::headAt;
  }

  @Override
  public Past past() {
    History history = space.history();
    return new Past() {
      @Override
      public Book.Count countAt(String target, long timeMillis) throws StoreException {
        return history.countAt(target, timeMillis);
      }

      @Override
      public Book.@Nullable LifeLine like(String id) throws StoreException {
        return history.like(id);
      }
    };
  }

  @Override
  public Backups backups() {
    return new Backups() {
      @Override
      public Path folder() {
        return place.backups();
      }

      @Override
      public Backup.Content make(Path to) throws StoreException {
        return Backup.make(place.database(), to);
      }
    };
  }

  @Override
  public KeyStore keyStore() {
    return new JdbcKeyStore(database());
  }

  @Override
  public DecisionStore decisionStore() {
    return new JdbcDecisionStore(database());
  }

  @Override
  public Enforcement enforcement() {
    return space.enforcement();
  }

  @Override
  public Database database() {
    return store.database();
  }

  @Override
  public Closed closed() {
    return new StoredClosings(store);
  }

  @Override
  public void close() {
    space.close();
  }
}
