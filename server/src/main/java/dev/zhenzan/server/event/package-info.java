/** Events as platforms report them: names are text, and nothing is numbered yet. */
@NullMarked
package dev.zhenzan.server.event;

import org.jspecify.annotations.NullMarked;
