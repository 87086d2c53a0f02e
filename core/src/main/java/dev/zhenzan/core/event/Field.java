package dev.zhenzan.core.event;

/** The fields of an {@link Event}, for saying which of them somebody reads. */
public enum Field {
  TYPE,
  TIME,
  ACTOR,
  TARGET,
  OWNER,
  COMMUNITY,
  DEVICE,
  ADDRESS,
  DWELL_MILLIS,
  COMPLETION,
  TEXT_LENGTH
}
