package io.headroom.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.headroom.node.live.Games;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

/** Dependencies point one way: node → game → simulator, and inside the node as listed here. */
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
        "simulator, game node",
        "game, node",
        "node.protocol, node.codec node.live node.store node.cluster node.web node.bots",
        "node.codec, node.live node.store node.web node.bots node.scenario",
        "node.settings, node.live node.store node.cluster node.web node.bots node.scenario",
        "node.scenario, node.live node.store node.cluster node.web node.bots node.protocol",
        "node.simulation, game node.live node.store node.cluster node.web node.bots node.command",
        "node.store, node.live node.cluster node.web node.bots node.scenario node.protocol",
        "node.cluster, node.web node.bots node.scenario node.command",
        "node.live, node.web node.bots node.command",
        "node.web, node.store node.cluster node.scenario node.settings node.bots node.command",
        "node.bots, node.live node.store node.cluster node.web node.scenario node.command",
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
    void packages_ofTheNode_haveNoCycles() {
        slices().matching("io.headroom.node.(*)..")
                .should()
                .beFreeOfCycles()
                // What nodes say to each other is encoded beside what screens say, and names how
                // a frame may be treated as screens do.
                .ignoreDependency(
                        simpleName("NodeCodec"), resideInAPackage("io.headroom.node.cluster"))
                .ignoreDependency(
                        resideInAPackage("io.headroom.node.cluster"),
                        equivalentTo(Games.Kind.class))
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
