package dev.zhenzan.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * Data flows one way through the core, and so do its packages: events are folded, folds give
 * signals, signals give rings and verdicts, verdicts change the ledger, counts are its sums.
 *
 * <p>Can prove that no class names a class further down the flow, and that no detector names
 * another. Cannot see what travels through plain numbers and arrays.
 *
 * <p>Every package that is not named here is held to be a detector's.
 */
@AnalyzeClasses(packages = "dev.zhenzan.core", importOptions = DoNotIncludeTests.class)
final class DirectionTest {
  private static final String CORE = "dev.zhenzan.core.";
  private static final List<String> BEFORE_DETECTORS =
      List.of("event", "flow", "gather", "like", "signal");
  private static final List<String> AFTER_DETECTORS =
      List.of("ring", "company", "verdict", "ledger", "count", "engine");
  private static final int DETECTOR = BEFORE_DETECTORS.size();

  @ArchTest
  static final ArchRule everyPackageUsesOnlyThoseBeforeIt =
      classes()
          .should(
              new ArchCondition<>("use only what lies before them in the flow") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                  for (Dependency use : user.getDirectDependenciesFromSelf()) {
                    if (pointsDownstream(use)) {
                      events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                  }
                }
              })
          .because("nothing on the right is read by anything to its left");

  @ArchTest
  static final ArchRule detectorsDoNotKnowOneAnother =
      classes()
          .should(
              new ArchCondition<>("not name another detector") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                  for (Dependency use : user.getDirectDependenciesFromSelf()) {
                    if (joinsDetectors(use)) {
                      events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                  }
                }
              })
          .because("a detector can be left out, and what it costs to be without it measured");

  private static boolean pointsDownstream(Dependency use) {
    return isInCore(use) && place(use.getTargetClass()) > place(use.getOriginClass());
  }

  private static boolean joinsDetectors(Dependency use) {
    return isInCore(use)
        && place(use.getOriginClass()) == DETECTOR
        && place(use.getTargetClass()) == DETECTOR
        && !stage(use.getOriginClass()).equals(stage(use.getTargetClass()));
  }

  private static boolean isInCore(Dependency use) {
    return use.getTargetClass().getPackageName().startsWith(CORE)
        && use.getOriginClass().getPackageName().startsWith(CORE);
  }

  /** How far down the flow a class lies. */
  private static int place(JavaClass type) {
    String stage = stage(type);
    if (BEFORE_DETECTORS.contains(stage)) {
      return BEFORE_DETECTORS.indexOf(stage);
    }
    int after = AFTER_DETECTORS.indexOf(stage);
    return after < 0 ? DETECTOR : DETECTOR + 1 + after;
  }

  private static String stage(JavaClass type) {
    String rest = type.getPackageName().substring(CORE.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
