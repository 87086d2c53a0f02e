package dev.zhenzan.server.space;

/** What was kept of a log in an SQLite file. */
class SqliteKeptTest extends KeptContractTest {
  @Override
  String url() throws Exception {
    return files.resolve("log.db").toString();
  }
}
