package dev.zhenzan.server.privacy;

import dev.zhenzan.server.act.Act;
import dev.zhenzan.server.act.ActStore;
import dev.zhenzan.server.log.Renaming;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What erasing leaves of acts: of those on the person all but the words, under the name that stands
 * in place, so that measures go on weighing what they weigh; of those on others all but the name.
 */
final class ActWords implements ActStore.Eraser {
  /** What people wrote, or was written about them. */
  private static final Set<String> WORDS =
      Set.of("because_en", "because_zh", "words", "note", "reason");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Renaming renaming;

  ActWords(Renaming renaming) {
    this.renaming = renaming;
  }

  @Override
  public ActStore.@Nullable Left of(Act act) {
    String subject = act.subject();
    String detail = act.detail().text();
    boolean own = renaming.isOwn(subject);
    String otherSubject = own ? renaming.account(subject) : renaming.target(subject);
    String other = renaming.text(own ? withoutWords(detail) : detail);
    return otherSubject.equals(subject) && other.equals(detail)
        ? null
        : new ActStore.Left(otherSubject, other);
  }

  /** The particulars without what people wrote. */
  static String withoutWords(String detail) {
    JsonNode tree = detail.isEmpty() ? JSON.createObjectNode() : JSON.readTree(detail);
    if (tree instanceof ObjectNode members && WORDS.stream().anyMatch(members::has)) {
      members.remove(WORDS);
      return JSON.writeValueAsString(members);
    }
    return detail;
  }
}
