package io.headroom.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** What would give other bits on another machine is not called, seen in the bytecode. */
class SameBitsTest {
    private static final String ROOT = "io.headroom.simulator";

    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    /** Exact on every machine; everything else of Math may differ in the last bit. */
    private static final Set<String> EXACT_MATH =
            Set.of(
                    "sqrt",
                    "abs",
                    "min",
                    "max",
                    "floor",
                    "floorMod",
                    "floorDiv",
                    "addExact",
                    "subtractExact",
                    "multiplyExact");

    /**
     * All that the simulator takes from outside; none of it has a clock, chance or a hash order.
     */
    private static final Set<String> ALLOWED =
            Set.of(
                    "java.util.Arrays",
                    "java.util.ArrayList",
                    "java.util.Iterator",
                    "java.util.List",
                    "java.util.Objects",
                    "java.util.function.DoubleUnaryOperator",
                    "java.util.function.LongConsumer",
                    "java.util.function.Predicate",
                    "org.jspecify.annotations.NullMarked",
                    "org.jspecify.annotations.Nullable");

    /** Of java.lang: no threads, no processes, and of System the copying of arrays alone. */
    private static final Set<String> FORBIDDEN_LANG =
            Set.of(
                    "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.lang.Runtime",
                    "java.lang.Process",
                    "java.lang.ProcessBuilder",
                    "java.lang.Float");

    /** Nothing with a clock, chance, threads or a hash order. */
    private static final ArchRule SAME_CLASSES =
            classes()
                    .should()
                    .onlyDependOnClassesThat(
                            DescribedPredicate.describe(
                                    "are its own, plain java.lang or on the short list",
                                    SameBitsTest::mayBeUsed));

    private static final ArchRule SAME_CALLS =
            noClasses()
                    .should()
                    .accessTargetWhere(
                            DescribedPredicate.describe(
                                    "is inexact Math, or System but for arraycopy, a parallel"
                                            + " array operation or a hash",
                                    SameBitsTest::isForbidden));

    @Test
    void engine_dependsOnlyOnWhatIsTheSameEverywhere() {
        SAME_CLASSES.check(ENGINE);
    }

    @Test
    void engine_callsNoInexactMathAndNoClock() {
        SAME_CALLS.check(ENGINE);
    }

    /** A rule that nothing breaks might be one that nothing can break. */
    @Test
    void rules_onWhatTheyForbid_fail() {
        for (Class<?> offender :
                List.of(
                        Offenders.Generator.class,
                        Offenders.HashOrder.class,
                        Offenders.ImmutableMapOrder.class,
                        Offenders.Streaming.class,
                        Offenders.WallClock.class)) {
            JavaClasses imported = new ClassFileImporter().importClasses(offender);
            assertThatThrownBy(() -> SAME_CLASSES.check(imported))
                    .as(offender.getSimpleName())
                    .isInstanceOf(AssertionError.class);
        }
        for (Class<?> offender :
                List.of(
                        Offenders.NanoTime.class,
                        Offenders.InexactMath.class,
                        Offenders.Parallel.class,
                        Offenders.IdentityHash.class)) {
            JavaClasses imported = new ClassFileImporter().importClasses(offender);
            assertThatThrownBy(() -> SAME_CALLS.check(imported))
                    .as(offender.getSimpleName())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void rooms_dependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("bounds")
                .definedBy(ROOT + ".bounds")
                .layer("time")
                .definedBy(ROOT + ".time")
                .layer("chance")
                .definedBy(ROOT + ".chance")
                .layer("request")
                .definedBy(ROOT + ".request")
                .layer("traffic")
                .definedBy(ROOT + ".traffic")
                .layer("policy")
                .definedBy(ROOT + ".policy")
                .layer("cost")
                .definedBy(ROOT + ".cost")
                .layer("measure")
                .definedBy(ROOT + ".measure")
                .layer("resource")
                .definedBy(ROOT + ".resource")
                .layer("engine")
                .definedBy(ROOT + ".engine")
                .layer("stage")
                .definedBy(ROOT + ".stage")
                .layer("path")
                .definedBy(ROOT + ".path")
                .layer("device")
                .definedBy(ROOT + ".device")
                .layer("theory")
                .definedBy(ROOT + ".theory")
                .layer("root")
                .definedBy(ROOT)
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("theory")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("theory")
                .mayNotAccessAnyLayer()
                .whereLayer("bounds")
                .mayNotAccessAnyLayer()
                .whereLayer("time")
                .mayNotAccessAnyLayer()
                .whereLayer("request")
                .mayNotAccessAnyLayer()
                .whereLayer("chance")
                .mayOnlyAccessLayers("bounds")
                .whereLayer("traffic")
                .mayOnlyAccessLayers("bounds", "time", "chance")
                .whereLayer("policy")
                .mayOnlyAccessLayers("bounds", "chance", "request")
                .whereLayer("cost")
                .mayOnlyAccessLayers("bounds", "chance")
                .whereLayer("measure")
                .mayOnlyAccessLayers("bounds", "cost", "request")
                .whereLayer("resource")
                .mayNotAccessAnyLayer()
                .whereLayer("engine")
                .mayOnlyAccessLayers("bounds", "time", "chance", "policy", "cost", "resource")
                .whereLayer("stage")
                .mayOnlyAccessLayers(
                        "bounds", "time", "chance", "request", "policy", "cost", "measure",
                        "engine")
                .whereLayer("path")
                .mayOnlyAccessLayers(
                        "time", "chance", "request", "policy", "measure", "stage", "bounds")
                .whereLayer("device")
                .mayOnlyAccessLayers("bounds", "time", "policy", "cost", "measure", "stage")
                .check(ENGINE);
    }

    private static boolean mayBeUsed(JavaClass used) {
        JavaClass type = used.getBaseComponentType();
        String name = type.getName();
        if (type.getPackageName().equals("java.lang")) {
            return !FORBIDDEN_LANG.contains(name);
        }
        return type.isPrimitive()
                || name.startsWith(ROOT)
                || ALLOWED.contains(name)
                // The bootstrap of records, lambdas and string concatenation.
                || name.equals("java.lang.runtime.ObjectMethods")
                || type.getPackageName().equals("java.lang.invoke");
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        String name = access.getName();
        if (name.equals("hashCode") && access.getTargetOwner().isAssignableTo(Enum.class)) {
            return true;
        }
        return switch (access.getTargetOwner().getName()) {
            case "java.lang.Math" -> !EXACT_MATH.contains(name);
            case "java.lang.System" -> !name.equals("arraycopy");
            case "java.lang.Object" -> name.equals("hashCode");
            case "java.util.Arrays" -> name.startsWith("parallel");
            default -> false;
        };
    }
}
