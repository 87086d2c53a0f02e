/**
 * The scoreboard: worlds are played, every method judges them, and what it said is set beside the
 * truth. Beside the engine always stand a floor (the rule that sites begin with), a ceiling (a
 * model that was shown the truth of other worlds) and published methods.
 */
@NullMarked
package dev.zhenzan.sim.board;

import org.jspecify.annotations.NullMarked;
