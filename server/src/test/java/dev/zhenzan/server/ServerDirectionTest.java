package dev.zhenzan.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Events become a log, the log a book, the book a space; keys and the gate stand before it, HTTP
 * around it, and the process around all. Can prove that no class names one further out.
 */
@AnalyzeClasses(packages = "dev.zhenzan.server", importOptions = DoNotIncludeTests.class)
final class ServerDirectionTest {

  @ArchTest
  static final ArchRule packagesUseOnlyThoseBeforeThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("event")
          .definedBy("dev.zhenzan.server.event..")
          .layer("log")
          .definedBy("dev.zhenzan.server.log..")
          .layer("book")
          .definedBy("dev.zhenzan.server.book..")
          .layer("space")
          .definedBy("dev.zhenzan.server.space..")
          .layer("key")
          .definedBy("dev.zhenzan.server.key..")
          .layer("gate")
          .definedBy("dev.zhenzan.server.gate..")
          .layer("api")
          .definedBy("dev.zhenzan.server.api..")
          .layer("app")
          .definedBy("dev.zhenzan.server.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("gate")
          .mayOnlyBeAccessedByLayers("api", "app")
          .whereLayer("key")
          .mayOnlyBeAccessedByLayers("api", "app")
          .whereLayer("space")
          .mayOnlyBeAccessedByLayers("api", "app")
          .whereLayer("book")
          .mayOnlyBeAccessedByLayers("space", "gate", "api", "app")
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers("book", "space", "key", "gate", "api", "app");

  @ArchTest
  static final ArchRule onlyHttpKnowsHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.zhenzan.server.api..", "dev.zhenzan.server.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "org.apache.catalina..")
          .because("what is kept and concluded is the same however it is asked for");

  @ArchTest
  static final ArchRule theClientKnowsNoServer =
      noClasses()
          .that()
          .resideInAPackage("dev.zhenzan.server.client..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("dev.zhenzan.server.client..", "java..", "org.jspecify..")
          .because("whoever calls needs nothing but the JDK");
}
