package dev.zhenzan.server.act;

import dev.zhenzan.server.log.PostgresServer;

/** The log of acts in a real PostgreSQL. */
class PostgresActLogTest extends ActLogContractTest {
  @Override
  String url(String name) throws Exception {
    return PostgresServer.shared().newDatabase();
  }
}
