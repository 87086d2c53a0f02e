package dev.zhenzan.server.gate;

import java.util.Map;

/**
 * Why a decision was made, for people.
 *
 * @param code for programs; stable
 * @param numbers what the sentences say in words, by name
 * @param policy which policy says so, as {@code id@version}, or empty
 */
public record Reason(
    String code, String english, String chinese, Map<String, Number> numbers, String policy) {

  Reason(String code, String english, String chinese, Map<String, Number> numbers) {
    this(code, english, chinese, numbers, "");
  }
}
