/** Keys by which callers are known: made here, kept as hashes, limited in scope and in speed. */
@NullMarked
package dev.zhenzan.server.key;

import org.jspecify.annotations.NullMarked;
