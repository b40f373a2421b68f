package io.headroom.game;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules reach no clock, no chance, no thread and no I/O, and know nobody above them. */
class LayersTest {
    private static final JavaClasses GAME =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.headroom.game");

    /** The exact ones: the others may differ in the last bit between machines. */
    private static final Set<String> EXACT_MATH =
            Set.of(
                    "abs",
                    "min",
                    "max",
                    "floor",
                    "sqrt",
                    "floorMod",
                    "floorDiv",
                    "addExact",
                    "multiplyExact",
                    "toIntExact",
                    "ceil");

    @Test
    void game_dependsOnTheJdkJspecifyAndTheSimulatorOnly() {
        classes()
                .that()
                .resideInAPackage("io.headroom.game..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.headroom.game..",
                        "io.headroom.simulator..",
                        "org.jspecify..",
                        "java.lang..",
                        "java.util..",
                        "java.text..",
                        "java.nio..",
                        "java.security..")
                .check(GAME);
    }

    @Test
    void game_usesNoClockNoChanceNoThreadAndNoFile() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent..",
                        "java.util.random..",
                        "java.nio.file..",
                        "java.nio.channels..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(GAME);
    }

    @Test
    void game_usesOnlyExactMathematics() {
        List<String> inexact =
                GAME.stream()
                        .flatMap(LayersTest::mathCalls)
                        .filter(call -> !EXACT_MATH.contains(call.getName()))
                        .map(JavaMethodCall::getDescription)
                        .toList();
        assertThat(inexact).isEmpty();
    }

    private static Stream<JavaMethodCall> mathCalls(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(Math.class));
    }

    /** State, live run, score and event were one knot once: each needed all the others. */
    @Test
    void packages_dependOnEachOtherInOneDirection() {
        slices().matching("io.headroom.game.(*)..").should().beFreeOfCycles().check(GAME);
    }

    /** A decision that simulated would hold up its game, and differ from its replay's. */
    @Test
    void deciding_neverSimulates() {
        List<String> simulating =
                GAME.stream()
                        .filter(type -> type.getPackageName().equals("io.headroom.game.rules"))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().getPackageName().endsWith(".live"))
                        .filter(call -> !call.getName().equals("seed"))
                        .map(JavaMethodCall::getDescription)
                        .toList();
        assertThat(simulating).isEmpty();
    }

    @Test
    void words_knowNothingOfTheRules() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.headroom.game.id..",
                        "io.headroom.game.scenario..",
                        "io.headroom.game.result..",
                        "io.headroom.game.event..",
                        "io.headroom.game.command..",
                        "io.headroom.game.decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.headroom.game.rules..",
                        "io.headroom.game.state..",
                        "io.headroom.game.view..",
                        "io.headroom.game.replay..",
                        "io.headroom.game.frontier..",
                        "io.headroom.game.digest..")
                .check(GAME);
    }

    @Test
    void rules_knowNothingOfScreensReplaysAndSearches() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.headroom.game.rules..",
                        "io.headroom.game.state..",
                        "io.headroom.game.score..",
                        "io.headroom.game.live..",
                        "io.headroom.game.chance..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.headroom.game.view..",
                        "io.headroom.game.replay..",
                        "io.headroom.game.frontier..",
                        "io.headroom.game.digest..")
                .check(GAME);
    }

    @Test
    void state_isChangedByEventsAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.headroom.game.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.headroom.game.rules..", "io.headroom.game.command..")
                .check(GAME);
    }
}
