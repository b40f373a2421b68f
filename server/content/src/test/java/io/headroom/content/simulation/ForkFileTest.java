package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.ForkPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Branches of forks, stages that make attempts, and how much of them there may be. */
final class ForkFileTest {
    private static final long MILLI = 1_000_000;

    @TempDir private Path folder = Path.of("");

    private ForkPlan fork(String stage) throws IOException {
        return (ForkPlan) read(stage).plan().flows().getFirst().path();
    }

    private Experiment read(String stage) throws IOException {
        String file =
                "traffic: { rate: 800/s }\nstages:\n  - "
                        + stage
                        + "\nslo: { deadline: 20 ms }\nduration: 10 s\n";
        return SimulationFile.read(Files.writeString(folder.resolve("it.yaml"), file), List.of());
    }

    private List<String> problems(String stage) {
        SimulationRefused refused =
                catchThrowableOfType(SimulationRefused.class, () -> read(stage));
        return refused.problems().stream().map(Object::toString).toList();
    }

    @Test
    void branch_isAStageOrOneThatBeginsLater_orAHedge() throws IOException {
        ForkPlan fork =
                fork(
                        "{ fork: race, needed: 1, branches: ["
                                + " { delay: plain, time: 1 ms },"
                                + " { after: 2 ms, stage: { delay: late, time: 1 ms } },"
                                + " { hedge: twice, after: 3 ms,"
                                + " stage: { delay: inner, time: 1 ms } } ] }");

        assertThat(fork.branches())
                .extracting(ForkPlan.Branch::delayNanos)
                .containsExactly(0L, 2 * MILLI, 0L);
        ForkPlan hedge = (ForkPlan) fork.branches().get(2).stage();
        assertThat(hedge.name()).isEqualTo("twice");
        assertThat(hedge.branches().get(1).delayNanos()).isEqualTo(3 * MILLI);
        assertThat(hedge.budget()).isNull();
    }

    @Test
    void budgetOfAHedge_isAShareAndABurst() throws IOException {
        String stage = "stage: { delay: it, time: 1 ms }";
        assertThat(fork("{ hedge: twice, after: 3 ms, budget: 0.05, " + stage + " }").budget())
                .isEqualTo(new BudgetPlan(50_000, BudgetPlan.USUAL_MOST));
        assertThat(fork("{ hedge: twice, after: 0, budget: 1, burst: 3, " + stage + " }").budget())
                .isEqualTo(new BudgetPlan(1_000_000, 3));
    }

    @Test
    void budgetOfARetry_isAShareAndABurst() throws IOException {
        String retry = "{ retry: again, attempts: 3, %s stage: { delay: it, time: 1 ms } }";
        assertThat(retry(retry.formatted("")).budget()).isNull();
        assertThat(retry(retry.formatted("budget: 0.1,")).budget())
                .isEqualTo(new BudgetPlan(100_000, BudgetPlan.USUAL_MOST));
        assertThat(retry(retry.formatted("budget: 0.25, burst: 2,")).budget())
                .isEqualTo(new BudgetPlan(250_000, 2));
        assertThat(problems(retry.formatted("budget: 1.5,")))
                .singleElement()
                .asString()
                .contains("budget");
    }

    private AttemptsPlan retry(String stage) throws IOException {
        return (AttemptsPlan) read(stage).plan().flows().getFirst().path();
    }

    @Test
    void fourteenHedgesInOneAnother_areRefusedInWords() {
        StringBuilder stage = new StringBuilder("{ delay: it, time: 1 ms }");
        for (int depth = 0; depth < 14; depth++) {
            stage.insert(0, "{ hedge: h" + depth + ", after: 1 ms, stage: ").append(" }");
        }
        assertThat(problems(stage.toString()))
                .singleElement()
                .asString()
                .contains("stages in one another", "from 0 to 8", "9");
    }

    @Test
    void forksOfForksOfForks_areRefusedBeforeTheyAreMade() {
        String each = "{ fork: c, count: 256, each: { delay: it, time: 1 ms } }";
        String stage = "{ fork: a, count: 256, each: { fork: b, count: 256, each: " + each + " } }";
        assertThat(problems(stage)).singleElement().asString().contains("65536 stages");
    }
}
