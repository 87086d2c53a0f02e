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
          .layer("doors")
          .definedBy("..server.key..", "..server.gate..", "..server.hook..")
          .layer("api")
          .definedBy("..server.api..")
          .layer("app")
          .definedBy("..server.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("doors")
          .mayOnlyBeAccessedByLayers("api", "app")
          .whereLayer("desk")
          .mayOnlyBeAccessedByLayers("doors", "api", "app")
          .whereLayer("ladder")
          .mayOnlyBeAccessedByLayers("desk", "doors", "api", "app")
          .whereLayer("act")
          .mayOnlyBeAccessedByLayers("ladder", "desk", "doors", "api", "app")
          .whereLayer("space")
          .mayOnlyBeAccessedByLayers("ladder", "doors", "api", "app")
          .whereLayer("book")
          .mayOnlyBeAccessedByLayers("space", "ladder", "doors", "api", "app")
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers(
              "book", "space", "act", "ladder", "desk", "doors", "api", "app")
          .because("nothing on the right is read by anything to its left");

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
