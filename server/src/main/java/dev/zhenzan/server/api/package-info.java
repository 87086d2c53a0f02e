/** What callers see: routes, their bodies and their problems, over HTTP. */
@NullMarked
package dev.zhenzan.server.api;

import org.jspecify.annotations.NullMarked;
