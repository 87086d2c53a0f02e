package dev.zhenzan.server.key;

import dev.zhenzan.server.act.ActDraft;
import dev.zhenzan.server.act.ActKind;
import dev.zhenzan.server.act.Detail;
import dev.zhenzan.server.act.Register;
import dev.zhenzan.server.log.StoreException;
import java.util.List;
import java.util.Set;

/** Keys made and taken back, each written down as an act: by whom, and what the key allows. */
public final class KeyActs {
  private static final String PREFIX = "key:";

  private final Register register;
  private final KeyRing keys;

  public KeyActs(Register register, KeyRing keys) {
    this.register = register;
    this.keys = keys;
  }

  /** Makes a key; one whose making cannot be written down does not work. */
  public KeyText create(
      String by, String label, Set<Scope> scopes, int perSecond, long expiresMillis)
      throws StoreException {
    KeyText key = keys.create(label, scopes, perSecond, expiresMillis);
    try {
      made(by, key, label, scopes);
      return key;
    } catch (StoreException | RuntimeException refused) {
      keys.revoke(key.id());
      throw refused;
    }
  }

  /** Writes down that a key was made. */
  public void made(String by, KeyText key, String label, Set<Scope> scopes) throws StoreException {
    Detail detail =
        Detail.making()
            .text("label", label)
            .texts("scopes", scopes.stream().sorted().map(Scope::text).toList())
            .end();
    ActDraft draft = new ActDraft(ActKind.KEY_MADE, PREFIX + key.id(), detail);
    register.act(by, () -> List.of(draft));
  }

  /** Takes a key back at once; false if there is none that works. */
  public boolean revoke(String by, String id) throws StoreException {
    if (!keys.revoke(id)) {
      return false;
    }
    ActDraft draft = new ActDraft(ActKind.KEY_REVOKED, PREFIX + id, Detail.NONE);
    register.act(by, () -> List.of(draft));
    return true;
  }
}
