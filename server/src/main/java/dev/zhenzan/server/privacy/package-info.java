/**
 * What is held of one person, and how it is taken out again: erasure, export, keyed hashes for
 * devices and addresses, and what is kept for how long.
 */
@NullMarked
package dev.zhenzan.server.privacy;

import org.jspecify.annotations.NullMarked;
