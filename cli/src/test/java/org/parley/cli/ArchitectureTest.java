package org.parley.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The arrows between the rooms. Maven guards the modules, these rules guard what Maven cannot see. */
@AnalyzeClasses(packages = "org.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule STAGES_MEET_ONLY_THROUGH_TOPICS = SlicesRuleDefinition.slices()
            .matching("org.parley.(ingest|enrich|sink|desk)..")
            .should()
            .notDependOnEachOther()
            .because("a stage that calls another cannot be run, scaled or restarted by itself");

    @ArchTest
    static final ArchRule CONTRACT_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage("org.parley.schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.parley.runtime..", "org.apache.kafka.streams..", "java.net.http..")
            .because("the contract is what everything else may depend on");

    @ArchTest
    static final ArchRule ENRICH_OPENS_NO_SOCKET = noClasses()
            .that()
            .resideInAPackage("org.parley.enrich..")
            .should()
            .dependOnClassesThat(socketsAndClients())
            .because("stream processing that waits for a server cannot be replayed");

    @ArchTest
    static final ArchRule ENRICH_READS_NO_WALL_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.parley.enrich.text..", "org.parley.enrich.dossier..", "org.parley.enrich.extract..")
            .or()
            .resideInAnyPackage("org.parley.enrich.resolve..", "org.parley.enrich.watch..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a replay must give the same events whenever it is run");

    @ArchTest
    static final ArchRule READING_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.parley.enrich.text..",
                    "org.parley.enrich.dossier..",
                    "org.parley.enrich.extract..",
                    "org.parley.ingest.extract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("logic is plain Java, so that it can be tried and measured alone");

    @ArchTest
    static final ArchRule SERVERS_ARE_EMBEDDED_ONLY_BY_THE_COMMAND = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.parley.schemas..",
                    "org.parley.runtime..",
                    "org.parley.ingest..",
                    "org.parley.enrich..",
                    "org.parley.sink..",
                    "org.parley.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.parley.embedded..")
            .because("a service runs against any Kafka and Elasticsearch");

    @ArchTest
    static final ArchRule INTERNAL_STAYS_INSIDE = classes()
            .that()
            .resideInAPackage("..internal..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("..internal..")
            .orShould()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("internal means that it may change without asking");

    private static DescribedPredicate<JavaClass> socketsAndClients() {
        return JavaClass.Predicates.resideInAnyPackage(
                "java.net.http..",
                "java.nio.channels..",
                "org.apache.hc..",
                "co.elastic..",
                "org.jsoup..",
                "io.javalin..");
    }
}
