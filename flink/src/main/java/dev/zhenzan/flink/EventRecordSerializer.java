package dev.zhenzan.flink;

import dev.zhenzan.core.event.EventCodec;
import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.event.EventType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Events between operators and in state, in the layout of {@link EventCodec}. */
public final class EventRecordSerializer extends TypeSerializerSingleton<EventRecord> {
  private static final long serialVersionUID = 1;

  /** The type to name wherever Flink asks for one. */
  public static final TypeInformation<EventRecord> TYPE =
      new ExplicitType<>(EventRecord.class, new EventRecordSerializer());

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public EventRecord createInstance() {
    return new EventRecord(EventType.LIKE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public EventRecord copy(EventRecord from) {
    return from;
  }

  @Override
  public EventRecord copy(EventRecord from, EventRecord reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1; // Varies.
  }

  @Override
  public void serialize(EventRecord event, DataOutputView target) throws IOException {
    EventCodec.write(event, target);
  }

  @Override
  public EventRecord deserialize(DataInputView source) throws IOException {
    return EventCodec.read(source);
  }

  @Override
  public EventRecord deserialize(EventRecord reuse, DataInputView source) throws IOException {
    return EventCodec.read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    EventCodec.write(EventCodec.read(source), target);
  }

  @Override
  public TypeSerializerSnapshot<EventRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says in a savepoint that events are written like this; another layout takes another class. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EventRecord> {
    /** For Flink. */
    public Snapshot() {
      super(EventRecordSerializer::new);
    }
  }
}
