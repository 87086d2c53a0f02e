/**
 * Synthetic worlds in which brushing happens, the files and columns that a detector reads of them,
 * and the truth that it is scored against.
 *
 * <p>A world is a population with its everyday behaviour, plus attacks, plus innocent crowds that
 * look guilty; everything follows from one seed. Nothing here touches a real platform.
 *
 * <p>The parts, each a package, in the order in which they build on each other: {@code stage}
 * (people, posts, journal, dice), {@code everyday}, {@code attack} and {@code innocent} (which do
 * not know one another), this package (plans, names, files), {@code bench} (a log of any length),
 * {@code score} and {@code feature} (measures). A new attack or crowd is one class that implements
 * {@code stage.Part} and one line in {@code Programme}.
 */
@NullMarked
package dev.zhenzan.sim;

import org.jspecify.annotations.NullMarked;
