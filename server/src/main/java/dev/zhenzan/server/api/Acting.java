package dev.zhenzan.server.api;

import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.desk.AppealLink;
import dev.zhenzan.server.desk.Desk;
import dev.zhenzan.server.ladder.Enforcer;
import dev.zhenzan.server.ladder.Ladder;
import dev.zhenzan.server.ladder.Standings;

/** What is done about what was found. */
public record Acting(
    Register register, Ladder ladder, Enforcer enforcer, Desk desk, AppealLink links) {

  Standings standings() {
    return ladder.standings();
  }
}
