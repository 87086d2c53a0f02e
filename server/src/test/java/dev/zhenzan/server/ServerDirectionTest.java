package dev.zhenzan.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Data flows one way through the service, and so do its packages.
 *
 * <p>Can prove that no class names a class further down the flow. Cannot see what travels through
 * the database.
 */
@AnalyzeClasses(packages = "dev.zhenzan.server", importOptions = DoNotIncludeTests.class)
final class ServerDirectionTest {

  @ArchTest
  static final ArchRule everyPackageIsUsedOnlyByThoseBehindIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.zhenzan.server..")
          .withOptionalLayers(true)
          .layer("event")
          .definedBy("..server.event..")
          .layer("policy")
          .definedBy("..server.policy..")
          .layer("log")
          .definedBy("..server.log..")
          .layer("book")
          .definedBy("..server.book..")
          .layer("space")
          .definedBy("..server.space..")
          .layer("act")
          .definedBy("..server.act..")
          .layer("ladder")
          .definedBy("..server.ladder..")
          .layer("desk")
          .definedBy("..server.desk..")
          .layer("force")
          .definedBy("..server.force..")
          .layer("doors")
          .definedBy("..server.key..", "..server.gate..", "..server.hook..", "..server.privacy..")
          .layer("people")
          .definedBy("..server.person..", "..server.look..")
          .layer("api")
          .definedBy("..server.api..")
          .layer("app")
          .definedBy("..server.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("people")
          .mayOnlyBeAccessedByLayers("api", "app")
          .whereLayer("doors")
          .mayOnlyBeAccessedByLayers("people", "api", "app")
          .whereLayer("force")
          .mayOnlyBeAccessedByLayers("doors", "api", "app")
          .whereLayer("desk")
          .mayOnlyBeAccessedByLayers("doors", "api", "app")
          .whereLayer("ladder")
          .mayOnlyBeAccessedByLayers("desk", "force", "doors", "api", "app")
          .whereLayer("act")
          .mayOnlyBeAccessedByLayers("ladder", "desk", "force", "doors", "people", "api", "app")
          .whereLayer("space")
          .mayOnlyBeAccessedByLayers("ladder", "force", "doors", "api", "app")
          .whereLayer("book")
          .mayOnlyBeAccessedByLayers("space", "ladder", "force", "doors", "api", "app")
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers(
              "book", "space", "act", "ladder", "desk", "force", "doors", "people", "api", "app")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("force", "doors", "api", "app")
          .because("nothing on the right is read by anything to its left");

  @ArchTest
  static final ArchRule policiesAreReadBeforeTheyAreAskedAndAskedBeforeTheyAreTrusted =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.zhenzan.server.policy..")
          .withOptionalLayers(true)
          .layer("text")
          .definedBy("..policy.text..")
          .layer("feature")
          .definedBy("..policy.feature..")
          .layer("condition")
          .definedBy("..policy.condition..")
          .layer("policy")
          .definedBy("dev.zhenzan.server.policy")
          .layer("life")
          .definedBy("..policy.life..")
          .layer("backtest")
          .definedBy("..policy.backtest..")
          .whereLayer("backtest")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("life")
          .mayOnlyBeAccessedByLayers("backtest")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("life", "backtest")
          .whereLayer("condition")
          .mayOnlyBeAccessedByLayers("policy", "life", "backtest")
          .because("whom a policy touches must not depend on how it was proved");

  @ArchTest
  static final ArchRule policiesKnowNoDatabaseNoHttpAndNoClock =
      noClasses()
          .that()
          .resideInAPackage("..server.policy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "org.springframework..", "..server.log..", "..server.book..")
          .because("the same values must give the same hits at a gate and in a backtest");

  @ArchTest
  static final ArchRule theBookKnowsNoDatabaseAndNoHttp =
      noClasses()
          .that()
          .resideInAnyPackage("..server.event..", "..server.book..", "..server.space..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework..", "jakarta..", "org.flywaydb..")
          .because("what a number is must not depend on where it is kept or how it is asked for");

  @ArchTest
  static final ArchRule theServiceCannotSeeTheTruth =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.zhenzan.sim..", "dev.zhenzan.audit..", "dev.zhenzan.cli..")
          .because("it must judge as it would a world that nobody made");
}
