/**
 * Accounts that act together more than chance allows, what kind of group they are, who does what.
 */
@NullMarked
package dev.zhenzan.core.ring;

import org.jspecify.annotations.NullMarked;
