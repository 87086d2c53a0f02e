/**
 * Named features: what policies may ask for, what each costs, and how those in use are kept up to
 * date.
 */
@NullMarked
package dev.zhenzan.server.policy.feature;

import org.jspecify.annotations.NullMarked;
