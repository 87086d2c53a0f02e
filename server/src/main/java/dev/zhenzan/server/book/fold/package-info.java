/** The file in which a book keeps what it folded of the log, to be quicker at the next start. */
@NullMarked
package dev.zhenzan.server.book.fold;

import org.jspecify.annotations.NullMarked;
