/**
 * Conditions over features: CEL, checked when a file is read and compiled to closures of our own.
 */
@NullMarked
package dev.zhenzan.server.policy.condition;

import org.jspecify.annotations.NullMarked;
