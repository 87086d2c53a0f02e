package dev.zhenzan.server.book;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Masks for some accounts, as they are to be from now on. */
public interface Masking {
  /** The accounts, by name. */
  Set<String> accounts();

  /** What is to be laid over one of them; {@code null} for nothing any more. */
  @Nullable Mask of(String account);
}
