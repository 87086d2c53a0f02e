package dev.zhenzan.server.privacy;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.JdbcActStore;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.NameRemoval;
import dev.zhenzan.server.log.StoreException;
import dev.zhenzan.server.privacy.ErasedPerson.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes persons out of a database that nobody else uses: between opening it and reading its log
 * into memory, so that no memory, no message under way and no answer still holds the name. Every
 * step is a few small transactions and does nothing when it is done a second time; that a person is
 * to be erased stands in {@code erased_person} until the last of them. So a run that was killed is
 * continued at the next start, and whatever was changed until then fits its chain.
 *
 * <p>Cost: the whole log is read once, twice if the person had devices; blocks that hold the name
 * are written anew; then, once for all persons, the files of the database.
 */
public class ErasureRun {
  private static final Pattern PLACE = Pattern.compile("\"(device|ip)\":\"(?:[^\"\\\\]|\\\\.)*\"");

  /** Tables that may be rewritten, for databases that scrub them one by one. */
  private static final List<String> TABLES =
      List.of(
          "log_block",
          "closing",
          "cause",
          "verdict",
          "ring",
          "target_count",
          "erasure",
          "act",
          "decision",
          "answer",
          "webhook",
          "webhook_delivery",
          "api_key",
          "looked",
          "erased_person");

  private final Database database;
  private final Erasures erasures;
  private final Supplier<UnaryOperator<String>> signer;
  private final DerivedFiles derived;
  private final InstantSource clock;

  /**
   * @param signer makes signatures over erasures; asked for only if somebody is erased
   */
  public ErasureRun(
      Database database,
      Supplier<UnaryOperator<String>> signer,
      DerivedFiles derived,
      InstantSource clock) {
    this.database = database;
    this.erasures = new Erasures(database);
    this.signer = signer;
    this.derived = derived;
    this.clock = clock;
  }

  /**
   * Does all that is to be done.
   *
   * @return how many persons were erased
   * @throws StoreException if it cannot go on now; begin anew
   */
  public int run() throws StoreException {
    List<ErasedPerson> undone = erasures.undone();
    if (undone.isEmpty()) {
      return 0;
    }
    derived.drop();
    for (ErasedPerson person : undone) {
      if (person.state() != State.SCRUBBING) {
        takeOut(person);
      }
    }
    passed("act");
    database.scrub(TABLES);
    passed("scrub");
    for (ErasedPerson person : undone) {
      erasures.done(person, clock.millis());
    }
    return undone.size();
  }

  private void takeOut(ErasedPerson asked) throws StoreException {
    Footprint footprint = Footprint.of(database, asked.name());
    ErasedPerson person =
        asked.state() == State.WAITING ? erasures.begin(asked, footprint.lastNumber()) : asked;
    Erased erased = new Erased(person.name(), person.instead(), footprint, person.salt());
    NameRemoval removal = new NameRemoval(database, erased, signer.get());
    Map<String, Long> found = new TreeMap<>();
    for (Step step : steps(removal, person, erased)) {
      found.put(step.name(), step.work().run());
      passed(step.name());
    }
    ends(person, erased, found);
  }

  /** One thing to do; which is done first does not matter. */
  record Step(String name, Work work) {}

  /** Returns how much it changed. */
  @FunctionalInterface
  interface Work {
    long run() throws StoreException;
  }

  private List<Step> steps(NameRemoval removal, ErasedPerson person, Erased erased) {
    NameInText finding = new NameInText(person.name());
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("blocks", removal::blocks));
    steps.add(new Step("closings", removal::closings));
    steps.add(new Step("target_count", removal::counts));
    for (TextTable table : TextTable.ALL) {
      UnaryOperator<String> replace =
          table.name().equals("decision")
              ? text -> withoutPlaces(erased.text(text), person.instead())
              : erased::text;
      steps.add(new Step(table.name(), () -> table.replace(database, person.name(), replace)));
      if (table.name().equals("answer")) {
        steps.add(new Step("answer keys", () -> table.dropKeys(database, finding, person.name())));
      }
    }
    steps.add(new Step("looked", () -> looks(person.name())));
    return steps.stream().filter(step -> !skipped(step.name())).toList();
  }

  /** That somebody looked stays, and its place in the chain; at whom does not. */
  private long looks(String name) throws StoreException {
    String sql = "UPDATE looked SET subject = '', salt = ? WHERE subject = ?";
    return database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, new byte[0]);
            update.setString(2, name);
            return (long) update.executeUpdate();
          }
        });
  }

  /** For tests: what is left when one step is forgotten. */
  boolean skipped(String step) {
    return false;
  }

  /** For tests: a place to be killed at. */
  void passed(String step) {}

  /** What was decided about the person's own doing tells from where it was done no more. */
  private static String withoutPlaces(String body, String instead) {
    return body.contains("\"actor\":\"" + instead + "\"")
        ? PLACE.matcher(body).replaceAll(place -> Matcher.quoteReplacement(nothing(place.group(1))))
        : body;
  }

  private static String nothing(String member) {
    return "\"" + member + "\":null";
  }

  private void ends(ErasedPerson person, Erased erased, Map<String, Long> found)
      throws StoreException {
    String because = erased.text(person.because());
    String hash = erasures.hash(person.name());
    database.write(connection -> ends(connection, person, erased, because, hash, found));
  }

  private boolean ends(
      Connection connection,
      ErasedPerson person,
      Erased erased,
      String because,
      String hash,
      Map<String, Long> found)
      throws SQLException {
    JdbcActStore acts = new JdbcActStore(database);
    ActStore.Eraser words = skipped("act") ? act -> null : new ActWords(erased);
    acts.erase(
        connection,
        words,
        clock.millis(),
        person.by(),
        left -> {
          found.put("act", (long) left.size());
          return new ActDraft(
              ActKind.PERSON_ERASED,
              person.instead(),
              Detail.making()
                  .text("name_hash", hash)
                  .text("because_en", because)
                  .map("left", left)
                  .end());
        });
    Erasures.nameIsOut(connection, person, because, JsonMapper.shared().writeValueAsString(found));
    return true;
  }
}
