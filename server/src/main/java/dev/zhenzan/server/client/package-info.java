/** A small client of the service, for programs in Java; needs nothing but the JDK. */
@NullMarked
package dev.zhenzan.server.client;

import org.jspecify.annotations.NullMarked;
