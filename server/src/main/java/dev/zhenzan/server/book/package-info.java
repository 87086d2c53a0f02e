/** The log in memory, and every number that people read: each a sum over the log and the ledger. */
@NullMarked
package dev.zhenzan.server.book;

import org.jspecify.annotations.NullMarked;
