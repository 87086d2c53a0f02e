package dev.zhenzan.server.person;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.key.Scope;
import dev.zhenzan.server.log.StoreException;
import java.util.List;

/** Sessions begun and ended, each by an act. */
public final class SessionDesk {
  private final Register register;
  private final Rights rights;
  private final Sessions sessions;

  SessionDesk(Register register, Rights rights, Sessions sessions) {
    this.register = register;
    this.rights = rights;
    this.sessions = sessions;
  }

  /** Those that there are. */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * Begins a session of a person who proved who they are.
   *
   * @param how {@code password} or {@code oidc}
   * @param address from where
   */
  public Token begin(Person person, String how, String address) throws StoreException {
    Token token = sessions.begin(person.name(), how, address);
    register.act(
        person.by(), () -> List.of(draft(ActKind.SESSION_BEGUN, person.name(), token.id(), how)));
    return token;
  }

  private static ActDraft draft(ActKind kind, String person, String id, String how) {
    return new ActDraft(
        kind, Person.PREFIX + person, Detail.making().text("session", id).text("how", how).end());
  }

  /** Ends a session: one's own, or of somebody who has no more rights than oneself. */
  public void end(Giver giver, String id) throws Refused, StoreException {
    Session session = sessions.byId(id);
    boolean own = session != null && giver.by().equals(Person.PREFIX + session.person());
    if (session == null || (!own && !giver.may(Scope.PEOPLE_WRITE))) {
      throw new Refused(Refused.Why.MISSING, "there is no such session");
    }
    if (!own) {
      rights.touchable(giver, session.person());
    }
    end(giver.by(), List.of(session));
  }

  /** Ends all of a person's. */
  void endAll(String by, String person) throws StoreException {
    end(by, sessions.of(person));
  }

  private void end(String by, List<Session> ended) throws StoreException {
    sessions.end(ended);
    register.act(
        by,
        () ->
            ended.stream()
                .map(each -> draft(ActKind.SESSION_ENDED, each.person(), each.id(), ""))
                .toList());
  }
}
