package dev.zhenzan.server.act;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The log of acts in the embedded database. */
class SqliteActLogTest extends ActLogContractTest {
  @TempDir Path folder;

  @Override
  String url(String name) {
    return folder.resolve(name).toString();
  }
}
