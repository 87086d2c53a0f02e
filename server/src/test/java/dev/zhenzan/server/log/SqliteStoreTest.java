package dev.zhenzan.server.log;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by an SQLite file. */
class SqliteStoreTest extends LogStoreContractTest {
  @TempDir Path folder;

  @Override
  String url() {
    return folder.resolve("new/小站.db").toString();
  }
}
