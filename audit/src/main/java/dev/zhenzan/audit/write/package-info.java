/**
 * The files of an audit: a fresh folder written aside and renamed at the end, with small tables in
 * CSV, evidence as JSON lines and a summary. Same findings, same bytes: no clock, no thread count
 * and no duration reaches a file.
 */
@NullMarked
package dev.zhenzan.audit.write;

import org.jspecify.annotations.NullMarked;
