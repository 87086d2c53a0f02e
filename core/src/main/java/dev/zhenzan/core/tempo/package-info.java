/** Tempo: intervals too regular, no daily rhythm. */
@NullMarked
package dev.zhenzan.core.tempo;

import org.jspecify.annotations.NullMarked;
