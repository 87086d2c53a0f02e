package dev.zhenzan.server.event;

/**
 * Why one event cannot be taken in, in a form that points at the place.
 *
 * @param pointer the field as a JSON pointer (RFC 6901), empty for the event as a whole
 * @param detail what was found and what is expected, in English
 */
public record Fault(String pointer, String detail) {}
