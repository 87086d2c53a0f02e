/** Who keeps company with whom: likes among the likes of suspects, weighed one by one. */
@NullMarked
package dev.zhenzan.core.company;

import org.jspecify.annotations.NullMarked;
