package dev.zhenzan.server.app;

import dev.zhenzan.core.engine.AuditOptions;
import dev.zhenzan.core.flow.Epochs;
import dev.zhenzan.server.space.SpaceOptions;
import java.time.InstantSource;

/** The whole service in a process of its own, to be killed. Arguments: the database. */
public final class ServiceVictim {
  /**
   * Closes an epoch every minute of event time, and keeps what is folded after nearly each, so that
   * kills hit closings and the file as well.
   */
  private static final SpaceOptions OPTIONS =
      new SpaceOptions(new Epochs(60_000), 10_000, 600_000, AuditOptions.DEFAULTS, 1, 200_000)
          .keepingFrom(50);

  private ServiceVictim() {}

  public static void main(String[] args) throws Exception {
    ServerOptions options = ServerOptions.of(args[0]).onPort(0);
    Service service = Service.start(options, OPTIONS, InstantSource.system(), line -> {});
    System.out.println(service.url() + " .");
    System.out.flush();
  }
}
