/** What is concluded of each account and each like, as a sum of evidence that can be read back. */
@NullMarked
package dev.zhenzan.core.verdict;

import org.jspecify.annotations.NullMarked;
