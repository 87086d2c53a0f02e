package dev.zhenzan.server.space;

import dev.zhenzan.server.log.PostgresServer;

/** What was kept of a log in PostgreSQL. */
class PostgresKeptTest extends KeptContractTest {
  @Override
  String url() throws Exception {
    return PostgresServer.shared().newDatabase();
  }
}
