package dev.zhenzan.server.privacy;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.server.event.EventTypes;
import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockNames;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.NameRemoval;
import dev.zhenzan.server.log.StoreException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is held on one person, as JSON; written while it is read, a block at a time.
 *
 * <p>Other people in it are called {@code other-…}, the same one the same within one export and
 * never twice in two: a person has a right to what is held on them, and others have one not to be
 * handed out with it. Who of the staff did something is left out for the same reason; that a policy
 * or a person did it is not.
 */
public final class PersonExport {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SHOWN_DIGITS = 12;
  private static final int SALT_BYTES = 32;

  private final Database database;
  private final String name;
  private final byte[] utf8;
  private final byte[] salt = new byte[SALT_BYTES];

  /**
   * @param name the account
   */
  public PersonExport(Database database, String name) {
    this.database = database;
    this.name = name;
    this.utf8 = name.getBytes(StandardCharsets.UTF_8);
    new SecureRandom().nextBytes(salt);
  }

  /** Writes all of it; does not close the stream. */
  public void writeTo(OutputStream out, Instant now) throws StoreException {
    JsonGenerator json = JSON.createGenerator(out);
    json.writeStartObject();
    json.writeStringProperty("format", "zhenzan.person.1");
    json.writeStringProperty("account", name);
    json.writeStringProperty("exported", now.toString());
    json.writeArrayPropertyStart("events");
    NameRemoval.walk(database, block -> events(block, json));
    json.writeEndArray();
    verdicts(json);
    ledger(json);
    rings(json);
    acts(json);
    decisions(json);
    deliveries(json);
    json.writeEndObject();
    json.flush();
  }

  private String shown(String account) {
    return account.equals(name)
        ? name
        : "other-" + KeyedHash.of(salt, account).substring(0, SHOWN_DIGITS);
  }

  private void events(Block block, JsonGenerator json) throws StoreException {
    byte[] body = block.body();
    if (Erased.indexOf(body, 0, body.length, utf8) < 0) {
      return;
    }
    BlockReader event = BlockReader.open(block);
    int own = place(event.accounts());
    int target = place(event.targets());
    for (long row = block.firstRow(); event.next(); row++) {
      boolean acted = event.actor() == own;
      if (acted
          || (own >= 0 && event.owner() == own)
          || (target >= 0 && event.target() == target)) {
        event(event, row, acted, json);
      }
    }
  }

  private int place(BlockNames names) {
    for (int at = 0; at < names.size(); at++) {
      if (names.to(at) - names.from(at) == utf8.length && names.name(at).equals(name)) {
        return at;
      }
    }
    return -1;
  }

  /** From where somebody else acted, and what their event is called, is theirs. */
  private void event(BlockReader event, long row, boolean acted, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("row", row);
    if (acted && event.hasId()) {
      String id =
          new String(
              event.idText(),
              event.idFrom(),
              event.idTo() - event.idFrom(),
              StandardCharsets.UTF_8);
      json.writeStringProperty("id", id);
    }
    json.writeStringProperty("type", EventTypes.nameOf(event.type()));
    json.writeStringProperty("time", Instant.ofEpochMilli(event.time()).toString());
    json.writeStringProperty("actor", shown(event.accounts().name(event.actor())));
    json.writeStringProperty("target", target(event));
    if (event.owner() >= 0) {
      json.writeStringProperty("owner", shown(event.accounts().name(event.owner())));
    }
    text(json, "community", event.communities(), event.community());
    if (acted) {
      text(json, "device", event.devices(), event.device());
      text(json, "ip", event.addresses(), event.address());
      number(json, "dwell_ms", event.dwellMillis());
      number(json, "completion_bp", event.completion());
      number(json, "text_length", event.textLength());
    }
    json.writeEndObject();
  }

  /** Whoever is followed, or owns what is called as they are, is a person too. */
  private String target(BlockReader event) {
    String target = event.targets().name(event.target());
    boolean person =
        event.type() == EventType.FOLLOW
            || event.type() == EventType.EXCHANGE
            || (event.owner() >= 0 && event.accounts().name(event.owner()).equals(target));
    return person ? shown(target) : target;
  }

  private static void text(JsonGenerator json, String member, BlockNames names, int place) {
    if (place >= 0) {
      json.writeStringProperty(member, names.name(place));
    }
  }

  private static void number(JsonGenerator json, String member, int value) {
    if (value >= 0) {
      json.writeNumberProperty(member, value);
    }
  }

  /** Writes rows, a few of which are held at a time. */
  private interface RowSink {
    void row(ResultSet row) throws SQLException;
  }

  private void list(
      JsonGenerator json, String member, String sql, List<String> values, RowSink sink)
      throws StoreException {
    json.writeArrayPropertyStart(member);
    database.read(connection -> each(connection, sql, values, sink));
    json.writeEndArray();
  }

  private static boolean each(Connection connection, String sql, List<String> values, RowSink sink)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int at = 0; at < values.size(); at++) {
        select.setString(at + 1, values.get(at));
      }
      select.setFetchSize(1_000);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sink.row(row);
        }
        return true;
      }
    }
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  private void verdicts(JsonGenerator json) throws StoreException {
    list(
        json,
        "verdicts",
        "SELECT closing, suspicion_millionths, millinats, action, ring, contributions, evidence"
            + " FROM verdict WHERE account = ? ORDER BY closing",
        List.of(name),
        row -> {
          json.writeStartObject();
          json.writeNumberProperty("closing", row.getLong(1));
          json.writeNumberProperty("suspicion_millionths", row.getInt(2));
          json.writeNumberProperty("millinats", row.getInt(3));
          json.writeStringProperty("action", text(row, 4));
          json.writeNumberProperty("ring", row.getInt(5));
          json.writePOJOProperty("contributions", JSON.readTree(text(row, 6)));
          json.writePOJOProperty("evidence", withoutOthers(JSON.readTree(text(row, 7))));
          json.writeEndObject();
        });
  }

  private void ledger(JsonGenerator json) throws StoreException {
    list(
        json,
        "ledger",
        "SELECT log_row, ledger.closing, difference, reason FROM cause JOIN ledger"
            + " ON cause.closing = ledger.closing AND cause.number = ledger.cause"
            + " WHERE account = ? ORDER BY log_row, ledger.closing, ledger.cause",
        List.of(name),
        row -> {
          json.writeStartObject();
          json.writeNumberProperty("row", row.getLong(1));
          json.writeNumberProperty("closing", row.getLong(2));
          json.writeNumberProperty("difference_bp", row.getInt(3));
          json.writeStringProperty("reason", text(row, 4));
          json.writeEndObject();
        });
  }

  private void rings(JsonGenerator json) throws StoreException {
    list(
        json,
        "rings",
        "SELECT closing, number, kind, accused, body FROM ring WHERE body LIKE ? ESCAPE '!'"
            + " ORDER BY closing, number",
        List.of(TextTable.pattern(inJson())),
        row -> {
          JsonNode body = JSON.readTree(text(row, 5));
          if (isIn(body)) {
            json.writeStartObject();
            json.writeNumberProperty("closing", row.getLong(1));
            json.writeNumberProperty("ring", row.getInt(2));
            json.writeStringProperty("kind", text(row, 3));
            json.writeBooleanProperty("accused", row.getInt(4) != 0);
            json.writePOJOProperty("body", withoutOthers(body));
            json.writeEndObject();
          }
        });
  }

  private String inJson() {
    String literal = JSON.writeValueAsString(name);
    return literal.substring(1, literal.length() - 1);
  }

  private boolean isIn(JsonNode ring) {
    for (JsonNode member : ring.path("members")) {
      if (member.path("account").asString("").equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Accounts stand under these names of members, and nowhere else. */
  private JsonNode withoutOthers(JsonNode tree) {
    for (String member : List.of("one", "other", "account")) {
      if (tree instanceof ObjectNode object && object.path(member).isString()) {
        object.put(member, shown(object.get(member).asString()));
      }
    }
    tree.forEach(this::withoutOthers);
    return tree;
  }

  /** Measures, strikes, labels, overrides, cases and appeals: all that was done about them. */
  private void acts(JsonGenerator json) throws StoreException {
    list(
        json,
        "acts",
        "SELECT seq, at_millis, by_whom, kind, detail FROM act WHERE subject = ? ORDER BY seq",
        List.of(name),
        row -> {
          String by = text(row, 3);
          json.writeStartObject();
          json.writeNumberProperty("act", row.getLong(1));
          json.writeStringProperty("at", Instant.ofEpochMilli(row.getLong(2)).toString());
          json.writeStringProperty("by", by.startsWith("policy:") ? by : by.split(":", 2)[0]);
          json.writeStringProperty("kind", text(row, 4));
          json.writePOJOProperty("detail", detail(text(row, 5)));
          json.writeEndObject();
        });
  }

  private static JsonNode detail(String text) {
    return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
  }

  private void decisions(JsonGenerator json) throws StoreException {
    list(
        json,
        "decisions",
        "SELECT decided_at, body FROM decision WHERE body LIKE ? ESCAPE '!' ORDER BY number",
        List.of(TextTable.pattern(inJson())),
        row -> {
          JsonNode body = JSON.readTree(text(row, 2));
          if (body.at("/asked/actor").asString("").equals(name)) {
            json.writeStartObject();
            json.writeStringProperty("at", Instant.ofEpochMilli(row.getLong(1)).toString());
            json.writePOJOProperty("decision", body);
            json.writeEndObject();
          }
        });
  }

  /** That somebody was told of them; what was told of others too is not repeated. */
  private void deliveries(JsonGenerator json) throws StoreException {
    List<String> values = new ArrayList<>(List.of(TextTable.pattern("\"" + inJson() + "\"")));
    list(
        json,
        "told",
        "SELECT type, created_at, state FROM webhook_delivery WHERE body LIKE ? ESCAPE '!'"
            + " ORDER BY number",
        values,
        row -> {
          json.writeStartObject();
          json.writeStringProperty("type", text(row, 1));
          json.writeStringProperty("at", Instant.ofEpochMilli(row.getLong(2)).toString());
          json.writeStringProperty("state", text(row, 3));
          json.writeEndObject();
        });
  }
}
