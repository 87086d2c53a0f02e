package dev.zhenzan.flink;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** A type whose serializer we wrote ourselves, so that Flink need not guess one. */
final class ExplicitType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1;

  private final Class<T> typeClass;
  private final TypeSerializer<T> serializer;

  ExplicitType(Class<T> typeClass, TypeSerializer<T> serializer) {
    this.typeClass = typeClass;
    this.serializer = serializer;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer.duplicate();
  }

  @Override
  public Class<T> getTypeClass() {
    return typeClass;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ExplicitType;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExplicitType<?> type
        && typeClass == type.typeClass
        && serializer.equals(type.serializer);
  }

  @Override
  public int hashCode() {
    return typeClass.hashCode();
  }

  @Override
  public String toString() {
    return typeClass.getSimpleName();
  }
}
