/**
 * Synthetic worlds in which brushing happens, the files and columns that a detector reads of them,
 * and the truth that it is scored against.
 *
 * <p>A world is a population with its everyday behaviour, plus attacks, plus innocent crowds that
 * look guilty; everything follows from one seed. Nothing here touches a real platform.
 */
@NullMarked
package dev.zhenzan.sim;

import org.jspecify.annotations.NullMarked;
