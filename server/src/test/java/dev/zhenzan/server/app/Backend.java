package dev.zhenzan.server.app;

import dev.zhenzan.server.log.PostgresServer;
import java.nio.file.Path;

/** Where a service of the tests keeps its log. The same tests run over both. */
enum Backend {
  /** A file. */
  SQLITE {
    @Override
    String newDatabase(Path folder) {
      return folder.resolve("likes.db").toString();
    }
  },

  /** A real server. */
  POSTGRES {
    @Override
    String newDatabase(Path folder) throws Exception {
      return PostgresServer.shared().newDatabase();
    }
  };

  /**
   * A database that is empty.
   *
   * @param folder empty, for those that need one
   * @throws org.opentest4j.TestAbortedException if there is none here, which says why
   */
  abstract String newDatabase(Path folder) throws Exception;
}
