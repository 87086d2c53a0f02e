package dev.zhenzan.core.flow;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A state machine over the events of one key in one epoch, which ends as a few whole numbers.
 *
 * <p>Pure: no clock, no thread, no random; the state holds everything. Runners promise that a key's
 * events arrive in (time, id) order, each once, and that no two threads touch one state.
 *
 * @param <S> the state; small, bounded, and equal to its copy through {@link #codec()}
 */
public interface KeyedFold<S> {

  /** A lower-case name, unique among the folds; part of the file formats. */
  String name();

  /** What the events are grouped by. */
  Key key();

  /**
   * The fields that {@link #wants} and {@link #fold} read. A bulk runner fetches only these; the
   * contract test fails for a fold that reads others.
   */
  default Set<Field> fields() {
    return EnumSet.allOf(Field.class);
  }

  /** Whether the event concerns this fold at all. Reads the event only. */
  boolean wants(Event event);

  /** A fresh state. */
  S open();

  /** Takes in the key's next event. */
  void fold(S state, Event event);

  /** The names of the measures, unit last, in the order of {@link #measure}. */
  List<String> measures();

  /**
   * Writes the measures of the epoch so far, one a name. Must leave the state as it was.
   *
   * @param out at least as long as {@link #measures()}
   */
  void measure(S state, long[] out);

  /** Makes the state fresh again, so that a runner may use it for the next key. */
  void reset(S state);

  /** How the state is written down. */
  StateCodec<S> codec();
}
