package dev.zhenzan.cli;

import dev.zhenzan.server.client.ZhenzanClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a running service is, and the key to call it with: options that several commands share. */
final class ServiceAt {
  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the service is, if it runs; default: ${DEFAULT-VALUE}.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A file that holds the key; keeps it out of the list of processes.")
  private @Nullable Path keyFile;

  /** The file that was named, if any. */
  @Nullable Path keyFile() {
    return keyFile;
  }

  /** Calls it with the key in a file. */
  ZhenzanClient clientWithKeyIn(Path file) throws IOException {
    return client(Files.readString(file, StandardCharsets.UTF_8).strip());
  }

  /** Calls it with this key. */
  ZhenzanClient client(String key) {
    return new ZhenzanClient(url, key);
  }
}
