package dev.zhenzan.server.event;

import dev.zhenzan.core.event.EventType;
import dev.zhenzan.core.event.EventWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The register of the types of events: what each means and which fields it may have. */
public final class EventTypes {
  private EventTypes() {}

  /** The type's name on the wire, lower case. */
  public static String nameOf(EventType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** What the type means, in one sentence. */
  public static String english(EventType type) {
    return switch (type) {
      case LIKE -> "One account approves of one target; it stands until taken back.";
      case UNLIKE -> "The account takes its standing like back.";
      case TAP -> "One of many quick approvals in a live room; never counted as a like.";
      case VIEW -> "The account was shown the target.";
      case COMMENT -> "The account wrote about the target.";
      case SHARE -> "The account passed the target on.";
      case FOLLOW -> "The account follows another account.";
      case EXCHANGE -> "Two accounts exchanged business cards.";
      case JOIN -> "The account joined a community.";
      case LOGIN -> "The account signed in.";
      case CHECKIN -> "The account checked in for the day.";
    };
  }

  /** The same in Chinese. */
  public static String chinese(EventType type) {
    return switch (type) {
      case LIKE -> "一个账号认可一个目标；在取消之前一直有效。";
      case UNLIKE -> "账号取消自己有效的点赞。";
      case TAP -> "直播间里许多次快速点击中的一次；从不计为点赞。";
      case VIEW -> "目标展示给了账号。";
      case COMMENT -> "账号评论了目标。";
      case SHARE -> "账号转发了目标。";
      case FOLLOW -> "账号关注了另一个账号。";
      case EXCHANGE -> "两个账号交换了名片。";
      case JOIN -> "账号加入了一个社群。";
      case LOGIN -> "账号登录了。";
      case CHECKIN -> "账号当天签到了。";
    };
  }

  /** Every word that is understood as the type, besides its name. */
  public static List<String> words(EventType type) {
    return EventWords.wordsFor(type);
  }

  /** The type's JSON Schema (draft 2020-12) in the short form, as nested maps and lists. */
  public static Map<String, Object> schema(EventType type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "/v1/event-types/" + nameOf(type));
    schema.put("title", nameOf(type));
    schema.put("description", english(type));
    schema.put("type", "object");
    schema.put("required", required(type));
    schema.put("properties", properties(type));
    if (type == EventType.JOIN) {
      schema.put(
          "anyOf",
          List.of(Map.of("required", List.of("community")), Map.of("required", List.of("target"))));
    }
    schema.put("additionalProperties", true);
    return schema;
  }

  private static List<String> required(EventType type) {
    return switch (type) {
      case LIKE -> List.of("actor", "target", "time");
      case LOGIN, CHECKIN, JOIN -> List.of("type", "actor", "time");
      default -> List.of("type", "actor", "target", "time");
    };
  }

  private static Map<String, Object> properties(EventType type) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", name("The platform's own name for the event; a second delivery counts once."));
    fields.put("type", Map.of("enum", List.of(nameOf(type), type.name())));
    fields.put("time", time());
    fields.put("actor", name("Who did it."));
    fields.put("target", name(target(type)));
    fields.put("owner", name("Whose content the target is."));
    fields.put("community", name("Where."));
    fields.put("device", name("From which device; a hash will do."));
    fields.put("ip", name("From which network address; a hash will do."));
    fields.put("dwell_ms", whole("How long the account looked, in milliseconds."));
    fields.put("completion", share());
    if (type == EventType.COMMENT || type == EventType.SHARE) {
      fields.put("text_length", whole("How many characters were written."));
    }
    return fields;
  }

  private static String target(EventType type) {
    return switch (type) {
      case FOLLOW, EXCHANGE -> "The other account.";
      case LOGIN, CHECKIN -> "May be missing: then the account itself.";
      case JOIN -> "May be missing: then the community.";
      default -> "On what.";
    };
  }

  private static Map<String, Object> name(String meaning) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("description", meaning);
    field.put("type", List.of("string", "integer"));
    field.put("minLength", 1);
    field.put("maxLength", NameText.BYTES_MAX);
    return field;
  }

  private static Map<String, Object> time() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put(
        "description",
        "ISO-8601 with a zone, or a number since 1970: seconds below 1e11, milliseconds below"
            + " 1e14, microseconds below 1e17, else nanoseconds.");
    field.put("type", List.of("string", "number"));
    return field;
  }

  private static Map<String, Object> whole(String meaning) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("description", meaning);
    field.put("type", "integer");
    field.put("minimum", 0);
    field.put("maximum", Integer.MAX_VALUE);
    return field;
  }

  private static Map<String, Object> share() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("description", "How much of it was seen.");
    field.put("type", "number");
    field.put("minimum", 0);
    field.put("maximum", 1);
    return field;
  }
}
