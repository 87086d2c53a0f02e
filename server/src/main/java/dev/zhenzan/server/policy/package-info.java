/**
 * Policies: when something is true of a like or of an account, then what is to be done, because of
 * what. Written as files, checked before they are taken, evaluated in microseconds.
 */
@NullMarked
package dev.zhenzan.server.policy;

import org.jspecify.annotations.NullMarked;
