package dev.zhenzan.flink;

import dev.zhenzan.core.event.Event;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.KeyedFold;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets those events through that have the fold's key and concern it, before they are shuffled. */
final class Wanted extends RichFilterFunction<EventRecord> {
  private static final long serialVersionUID = 1;

  private final FoldFactory<?> factory;

  @SuppressWarnings("NullAway.Init")
  private transient KeyedFold<?> fold;

  Wanted(FoldFactory<?> factory) {
    this.factory = factory;
  }

  @Override
  public void open(OpenContext context) {
    fold = factory.create();
  }

  @Override
  public boolean filter(EventRecord event) {
    return fold.key().of(event) != Event.ABSENT && fold.wants(event);
  }
}
