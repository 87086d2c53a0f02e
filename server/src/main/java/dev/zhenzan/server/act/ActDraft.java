package dev.zhenzan.server.act;

/** Something to be done: an act without its place, time and author. */
public record ActDraft(ActKind kind, String subject, Detail detail) {}
