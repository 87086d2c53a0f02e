package dev.zhenzan.server.space;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The laws, kept with the embedded database. */
class SqliteSpaceTest extends SpaceLawsContractTest {
  @TempDir Path folder;

  @Override
  String url(String name) {
    return folder.resolve(name).toString();
  }
}
