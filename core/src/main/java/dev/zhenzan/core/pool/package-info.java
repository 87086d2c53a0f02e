/** Pool balance: likes given and received balance among strangers. */
@NullMarked
package dev.zhenzan.core.pool;

import org.jspecify.annotations.NullMarked;
