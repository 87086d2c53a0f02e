package dev.zhenzan.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Detection is pure: what it says depends on the events it was given and on nothing else.
 *
 * <p>Can prove that no class of the core names a clock, starts a thread, opens a file, writes a log
 * or draws a number without a seed. Cannot prove that a result does not depend on the order of a
 * hash table or on how given threads are scheduled: the tests with shuffled input and several
 * threads are for that.
 */
@AnalyzeClasses(packages = "dev.zhenzan.core", importOptions = DoNotIncludeTests.class)
final class PurityTest {

  @ArchTest
  static final ArchRule theCoreReadsNoClock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class)
          .because("a verdict must replay to the same verdict, whenever that is");

  @ArchTest
  static final ArchRule theCoreStartsNoThread =
      noClasses()
          .should()
          .callConstructor(Thread.class)
          .orShould()
          .callMethod(Thread.class, "start")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ForkJoinPool")
          .orShould()
          .callMethod(java.util.Collection.class, "parallelStream")
          .because("threads are given to the core, so that a service or a cluster can own them");

  @ArchTest
  static final ArchRule theCoreTouchesNoFileAndNoNetwork =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.io.File.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
          .because("the same folds run over a file, a service's log and a stream");

  @ArchTest
  static final ArchRule theCoreKeepsNoLog =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what the core found is its return value");

  @ArchTest
  static final ArchRule theCoreDrawsNoNumberWithoutASeed =
      noClasses()
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callConstructor(java.util.SplittableRandom.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.SecureRandom")
          .because("the same log gives the same ledger, byte for byte");
}
