/** The process: everything wired together on one screen, started and stopped. */
@NullMarked
package dev.zhenzan.server.app;

import org.jspecify.annotations.NullMarked;
