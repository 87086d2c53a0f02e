/** Webhooks: others are told what closings change, signed, and again until they have heard it. */
@NullMarked
package dev.zhenzan.server.hook;

import org.jspecify.annotations.NullMarked;
