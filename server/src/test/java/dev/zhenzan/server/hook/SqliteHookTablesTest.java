package dev.zhenzan.server.hook;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by an SQLite file. */
class SqliteHookTablesTest extends HookTablesContractTest {
  @TempDir Path folder;

  @Override
  String url() {
    return folder.resolve("hooks.db").toString();
  }
}
