package dev.zhenzan.server.policy.text;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML 1.2 as far as its structure; nothing is made of any tag. */
public final class Yaml {
  private static final int ALIASES_MAX = 50;
  private static final int POINTS_MAX = 1_000_000;

  /** Whoever puts a document together goes as deep as it does. */
  private static final int DEPTH_MAX = 50;

  private Yaml() {}

  /** What the file holds, or {@code null} and an error if it is no YAML or holds nothing. */
  public static @Nullable Value read(Source source, Problems problems) {
    try {
      if (isTooDeep(source, problems)) {
        return null;
      }
      Iterator<Node> documents = compose().composeAllFromString(source.text()).iterator();
      if (!documents.hasNext()) {
        problems.error(
            new Span(source, 0, 1),
            new Words("the file holds nothing", "文件是空的"),
            new Words("begin with policies:", "请以 policies: 开始"));
        return null;
      }
      Value first = new Value(source, documents.next());
      if (documents.hasNext()) {
        problems.error(
            new Value(source, documents.next()).span(),
            new Words("a second document begins here", "这里开始了第二个文档"),
            new Words("put it into a file of its own", "请放入另一个文件"));
      }
      return first;
    } catch (MarkedYamlEngineException broken) {
      Mark mark = broken.getProblemMark().orElse(null);
      int at = mark == null ? 0 : source.index(mark.getLine(), mark.getColumn());
      report(source, at, broken.getProblem(), problems);
    } catch (YamlEngineException broken) {
      report(source, 0, String.valueOf(broken.getMessage()), problems);
    }
    return null;
  }

  private static boolean isTooDeep(Source source, Problems problems) {
    int depth = 0;
    for (Event event : new Parse(settings()).parseString(source.text())) {
      depth +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (depth > DEPTH_MAX) {
        Mark mark = event.getStartMark().orElse(null);
        int at = mark == null ? 0 : source.index(mark.getLine(), mark.getColumn());
        report(source, at, "it nests deeper than " + DEPTH_MAX + " levels", problems);
        return true;
      }
    }
    return false;
  }

  private static Compose compose() {
    return new Compose(settings());
  }

  private static LoadSettings settings() {
    return LoadSettings.builder()
        .setMaxAliasesForCollections(ALIASES_MAX)
        .setCodePointLimit(POINTS_MAX)
        .build();
  }

  private static void report(Source source, int at, String problem, Problems problems) {
    problems.error(
        new Span(source, at, at + 1),
        new Words("this is no YAML: " + problem, "不是合法的 YAML：" + problem),
        new Words(
            "look at the indentation and the quotes here and in the line before",
            "请检查本行与上一行的缩进和引号"));
  }
}
