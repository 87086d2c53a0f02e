/** What one detector found on one subject, and how strongly it speaks. */
@NullMarked
package dev.zhenzan.core.signal;

import org.jspecify.annotations.NullMarked;
