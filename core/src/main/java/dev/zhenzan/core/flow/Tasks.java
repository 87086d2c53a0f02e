package dev.zhenzan.core.flow;

import java.util.function.IntConsumer;

/** Runs numbered tasks. */
@FunctionalInterface
public interface Tasks {
  Tasks SERIAL = (n, task) -> { for (int i = 0; i < n; i++) task.accept(i); };
  void run(int n, IntConsumer task);
}
