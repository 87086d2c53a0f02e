/** Who looked at what is held of whom: written down behind the back of whoever looks, chained. */
@NullMarked
package dev.zhenzan.server.look;

import org.jspecify.annotations.NullMarked;
