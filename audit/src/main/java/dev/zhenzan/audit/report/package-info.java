/**
 * The report: one self-contained HTML page that says, with evidence, which likes are genuine.
 *
 * <p>Reads the findings, the events and the names behind the ids; writes one file and nothing else.
 * Everything in the page that came from a log is hostile until escaped.
 */
@NullMarked
package dev.zhenzan.audit.report;

import org.jspecify.annotations.NullMarked;
