package dev.zhenzan.server.gate;

import java.util.Map;

/**
 * Why a decision was made, for people.
 *
 * @param code for programs; stable
 * @param numbers what the sentences say in words, by name
 */
public record Reason(String code, String english, String chinese, Map<String, Number> numbers) {}
