package dev.zhenzan.server.policy;

import dev.zhenzan.server.policy.text.Source;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The policies that come with the program. */
public final class ShippedPolicies {
  private static final String FOLDER = "/policies/";
  private static final List<String> FILES = List.of("gate.yaml", "closing.yaml");

  private ShippedPolicies() {}

  /** Their texts. */
  public static List<Source> sources() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String file : FILES) {
      try (InputStream in = ShippedPolicies.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new FileNotFoundException("the program lacks its own " + file);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        sources.add(Source.of(file, text));
      }
    }
    return sources;
  }
}
