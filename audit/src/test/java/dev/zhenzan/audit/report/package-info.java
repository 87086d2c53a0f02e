/** Tests of the report, over findings built by hand. */
@NullMarked
package dev.zhenzan.audit.report;

import org.jspecify.annotations.NullMarked;
