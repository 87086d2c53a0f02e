package dev.zhenzan.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The modules know one another in one direction: core ← audit, server, sim; cli ← audit, server,
 * sim.
 *
 * <p>Can prove it for what is on the command's class path. The Flink module is not; Maven itself
 * keeps it apart, as nothing declares it as a dependency.
 */
@AnalyzeClasses(packages = "dev.zhenzan", importOptions = DoNotIncludeTests.class)
final class ModulesTest {

  @ArchTest
  static final ArchRule theCoreKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.zhenzan.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.zhenzan.audit..",
              "dev.zhenzan.sim..",
              "dev.zhenzan.flink..",
              "dev.zhenzan.server..",
              "dev.zhenzan.cli..",
              "org.duckdb..",
              "com.fasterxml..",
              "picocli..")
          .because("detection is the same wherever it runs");

  @ArchTest
  static final ArchRule theAuditKnowsNoWorldAndNoCommand =
      noClasses()
          .that()
          .resideInAPackage("dev.zhenzan.audit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.zhenzan.sim..",
              "dev.zhenzan.server..",
              "dev.zhenzan.flink..",
              "dev.zhenzan.cli..")
          .because("an audit must not be able to see the truth");

  @ArchTest
  static final ArchRule theWorldsKnowNoAudit =
      noClasses()
          .that()
          .resideInAPackage("dev.zhenzan.sim..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.zhenzan.audit..",
              "dev.zhenzan.server..",
              "dev.zhenzan.flink..",
              "dev.zhenzan.cli..")
          .because("a world must not be drawn after what judges it");

  @ArchTest
  static final ArchRule theWordsOfTheCommandStayInTheCommand =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.zhenzan.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.zhenzan.cli..", "picocli..")
          .because("the terminal is one of several ways in");

  @ArchTest
  static final ArchRule readingAndWritingDoNotKnowTheReport =
      noClasses()
          .that()
          .resideInAnyPackage("dev.zhenzan.audit.read..", "dev.zhenzan.audit.write..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.zhenzan.audit.report..")
          .because("the report is the last of the files, and can be left out");

  @ArchTest
  static final ArchRule readingDoesNotKnowWriting =
      noClasses()
          .that()
          .resideInAPackage("dev.zhenzan.audit.read..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.zhenzan.audit.write..")
          .because("data flows one way");
}
