package dev.zhenzan.server.ladder;

import dev.zhenzan.server.log.PostgresServer;
import java.util.HashMap;
import java.util.Map;

/** Acts over a real PostgreSQL. */
class PostgresLadderTest extends LadderLawsContractTest {
  private final Map<String, String> urls = new HashMap<>();

  @Override
  String url(String name) throws Exception {
    String known = urls.get(name);
    String url = known == null ? PostgresServer.shared().newDatabase() : known;
    urls.put(name, url);
    return url;
  }
}
