/** Decisions at the door, while a person waits: from memory, with reasons, and failing open. */
@NullMarked
package dev.zhenzan.server.gate;

import org.jspecify.annotations.NullMarked;
