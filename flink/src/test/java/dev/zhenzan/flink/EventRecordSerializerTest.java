package dev.zhenzan.flink;

import dev.zhenzan.core.event.EventRecord;
import dev.zhenzan.core.flow.SeededEvents;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Proves Flink's own contract of serializers for events. */
class EventRecordSerializerTest extends SerializerTestBase<EventRecord> {
  @Override
  protected TypeSerializer<EventRecord> createSerializer() {
    return new EventRecordSerializer();
  }

  @Override
  protected int getLength() {
    return -1;
  }

  @Override
  protected Class<EventRecord> getTypeClass() {
    return EventRecord.class;
  }

  @Override
  protected EventRecord[] getTestData() {
    return SeededEvents.stream(Long.getLong("zhenzan.seed", 1), 50).toArray(EventRecord[]::new);
  }
}
