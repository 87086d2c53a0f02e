/** What a policy has to go through before it touches anybody: states, proof, budget, alarm. */
@NullMarked
package dev.zhenzan.server.policy.life;

import org.jspecify.annotations.NullMarked;
