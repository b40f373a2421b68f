package io.headroom.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

/**
 * Dependencies point one way: node → content → game → simulator, and inside them as listed here.
 */
final class LayersTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.headroom");

    private static String[] packages(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(name -> "io.headroom." + name + "..")
                .toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0} does not know {1}")
    @CsvSource({
        "simulator, game content node",
        "game, content node",
        "content, node",
        "content.document, content.grammar content.binding content.catalog content.simulation",
        "content.document, content.mission content.search",
        "content.grammar, content.binding content.catalog content.simulation content.mission",
        "content.grammar, content.search game",
        "content.binding, content.catalog content.simulation content.mission content.search",
        "content.catalog, content.simulation content.mission content.search",
        "content.simulation, game content.mission content.search",
        "content.mission, content.search",
        "node.protocol, content node.codec node.games node.store node.cluster node.web node.bots",
        "node.codec, content node.games node.store node.web node.bots",
        "node.settings, node.games node.store node.cluster node.web node.bots",
        "node.search, node.games node.store node.web node.bots node.command node.protocol",
        "node.store, node.games node.cluster node.web node.bots node.protocol",
        "node.store, content.mission content.simulation content.search",
        "node.games, content node.store node.web node.bots node.command",
        "node.cluster, content node.web node.bots node.command",
        "node.session, node.edge node.ownership node.live node.web node.bots node.command",
        "node.edge, node.session node.live node.web node.bots node.command",
        "node.ownership, node.edge node.live node.web node.bots node.command",
        "node.afterclass, node.edge node.ownership node.live node.web node.bots node.command",
        "node.live, node.web node.bots node.command",
        "node.web, content node.store node.cluster node.settings node.bots node.command",
        "node.web, node.session node.edge node.ownership node.afterclass",
        "node.bots, content node.games node.store node.cluster node.web node.command",
        "node.bots, simulator game.rules game.state game.live game.scenario game.view"
    })
    void lower_doesNotKnow_upper(String lower, String upper) {
        noClasses()
                .that()
                .resideInAnyPackage(packages(lower))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(upper))
                .check(ALL);
    }

    @Test
    void packages_ofTheContent_haveNoCycles() {
        slices().matching("io.headroom.content.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void packages_ofTheNode_haveNoCycles() {
        slices().matching("io.headroom.node.(*)..")
                .should()
                .beFreeOfCycles()
                // What nodes say to each other is encoded beside what screens say.
                .ignoreDependency(
                        simpleName("NodeCodec"), resideInAPackage("io.headroom.node.cluster"))
                .check(ALL);
    }

    @Test
    void rules_haveNoTransport() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("simulator game"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "com.fasterxml..", "java.sql..", "org.slf4j..")
                .check(ALL);
    }
}
