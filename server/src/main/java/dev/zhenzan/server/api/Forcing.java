package dev.zhenzan.server.api;

import dev.zhenzan.server.force.HitRates;
import dev.zhenzan.server.force.Rules;
import dev.zhenzan.server.ladder.Labels;

/** Policies in force, and what accounts are called because of them. */
public record Forcing(Rules rules, HitRates rates, Labels labels) {}
