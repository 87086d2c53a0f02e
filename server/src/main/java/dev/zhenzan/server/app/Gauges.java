package dev.zhenzan.server.app;

import dev.zhenzan.server.api.Changes;
import dev.zhenzan.server.book.Book;
import dev.zhenzan.server.force.Errands;
import dev.zhenzan.server.gate.DecisionLog;
import dev.zhenzan.server.hook.Hooks;
import dev.zhenzan.server.look.LookLog;
import dev.zhenzan.server.person.SignIn;
import dev.zhenzan.server.privacy.Retain;
import dev.zhenzan.server.privacy.Retention;
import dev.zhenzan.server.space.Closer;
import dev.zhenzan.server.space.Intake;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** What can be read off at any time: of the log, of what waits, and of the machine. */
final class Gauges {
  private Gauges() {}

  /** Of the machine, which all spaces share. */
  static void bindProcess(MeterRegistry to) {
    new JvmMemoryMetrics().bindTo(to);
    new JvmGcMetrics().bindTo(to);
    new JvmThreadMetrics().bindTo(to);
    new ProcessorMetrics().bindTo(to);
    new UptimeMetrics().bindTo(to);
  }

  /** Of one space. */
  static void bind(
      MeterRegistry to,
      Intake intake,
      Book book,
      Closer closer,
      DecisionLog decisions,
      Hooks hooks,
      Changes changes) {
    Gauge.builder("zhenzan.log.head", book, b -> b.now().head()).register(to);
    Gauge.builder("zhenzan.closing", book, b -> b.now().closing()).register(to);
    Gauge.builder("zhenzan.closing.running", closer, c -> c.progress().running() ? 1 : 0)
        .register(to);
    Gauge.builder("zhenzan.intake.waiting", intake, i -> i.load().waiting()).register(to);
    Gauge.builder("zhenzan.intake.room", intake, i -> i.load().room()).register(to);
    Gauge.builder("zhenzan.decisions.waiting", decisions, DecisionLog::waiting).register(to);
    FunctionCounter.builder("zhenzan.decisions.dropped", decisions, DecisionLog::dropped)
        .register(to);
    FunctionCounter.builder("zhenzan.decisions.written", decisions, DecisionLog::written)
        .register(to);
    Gauge.builder("zhenzan.changes.listening", changes, Changes::listening).register(to);
    FunctionCounter.builder("zhenzan.webhooks.delivered", hooks, Hooks::delivered).register(to);
    FunctionCounter.builder("zhenzan.webhooks.failed", hooks, Hooks::failed).register(to);
    FunctionCounter.builder("zhenzan.webhooks.dead", hooks, Hooks::dead).register(to);
    FunctionCounter.builder("zhenzan.log.duplicates", book, b -> b.now().duplicates()).register(to);
    FunctionCounter.builder("zhenzan.log.late", book, b -> b.now().late()).register(to);
  }

  /** What policies at the gate do behind the back of whoever waits. */
  static void bind(MeterRegistry to, Errands errands) {
    Gauge.builder("zhenzan.errands.waiting", errands, Errands::waiting).register(to);
    FunctionCounter.builder("zhenzan.errands.done", errands, Errands::done).register(to);
    FunctionCounter.builder("zhenzan.errands.dropped", errands, Errands::dropped).register(to);
  }

  /** Of people, and of who looked at whom. */
  static void bind(MeterRegistry to, Offices offices) {
    Gauge.builder("zhenzan.looks.waiting", offices.looks(), LookLog::waiting).register(to);
    FunctionCounter.builder("zhenzan.looks.written", offices.looks(), LookLog::written)
        .register(to);
    FunctionCounter.builder("zhenzan.looks.dropped", offices.looks(), LookLog::dropped)
        .register(to);
    FunctionCounter.builder("zhenzan.sign.ins.refused", offices.office().signIn(), SignIn::refused)
        .register(to);
  }

  /** What was kept long enough. */
  static void bind(MeterRegistry to, Retention retention) {
    for (Retain.Kind kind : Retain.Kind.values()) {
      FunctionCounter.builder("zhenzan.retention.dropped", retention, r -> r.dropped(kind))
          .tag("kind", kind.text())
          .register(to);
    }
  }
}
