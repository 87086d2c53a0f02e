package dev.zhenzan.server.ladder;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Acts over the embedded database. */
class SqliteLadderTest extends LadderLawsContractTest {
  @TempDir Path folder;

  @Override
  String url(String name) {
    return folder.resolve(name).toString();
  }
}
