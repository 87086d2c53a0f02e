/** One community: its log, its book, the way in and the end of epochs. */
@NullMarked
package dev.zhenzan.server.space;

import org.jspecify.annotations.NullMarked;
