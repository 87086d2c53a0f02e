/** Files out: what the engine found, in files that people and programs can read. */
@NullMarked
package dev.zhenzan.audit.write;

import org.jspecify.annotations.NullMarked;
