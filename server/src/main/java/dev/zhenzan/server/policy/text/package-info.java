/**
 * Policy files as text: where everything stands in them, and what is wrong with it, in both
 * languages.
 */
@NullMarked
package dev.zhenzan.server.policy.text;

import org.jspecify.annotations.NullMarked;
