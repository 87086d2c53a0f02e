/** People: who they are, what they may, how they sign in, and for how long. */
@NullMarked
package dev.zhenzan.server.person;

import org.jspecify.annotations.NullMarked;
