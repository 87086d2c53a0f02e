package dev.zhenzan.server.hook;

import dev.zhenzan.server.log.PostgresServer;

/** The contract, kept by PostgreSQL. */
class PostgresHookTablesTest extends HookTablesContractTest {
  @Override
  String url() throws Exception {
    return PostgresServer.shared().newDatabase();
  }
}
