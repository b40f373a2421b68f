package io.headroom.node.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What is told of language models: tokens, time per output token, preemptions. */
final class TokenReport {
    private final Runs runs;

    TokenReport(Runs runs) {
        this.runs = runs;
    }

    /** Adds {@code tokens}, which is null for a plan without language models. */
    void writeTo(ObjectNode report, SimulationPlan plan) {
        Set<String> engines = new HashSet<>();
        for (StagePlan leaf : plan.leaves()) {
            if (leaf instanceof EnginePlan engine) {
                engines.add(engine.name());
            }
        }
        if (engines.isEmpty()) {
            report.putNull("tokens");
            return;
        }
        ObjectNode node = report.putObject("tokens");
        long output = sum(Tokens::outputTokens);
        node.put("prompt", sum(Tokens::promptTokens)).put("output", output);
        long nanos = runs.sum(measured -> measured.toNanos() - measured.fromNanos());
        Report.put(
                node,
                "outputPerSecond",
                nanos == 0 ? null : (double) output / nanos * Limits.SECOND_NANOS);
        node.put("reused", runs.sum(TokenReport::reused));
        node.put("preemptions", runs.sum(measured -> preemptions(measured, engines)));
        long count = sum(tokens -> tokens.perOutputToken().count());
        Report.put(
                node,
                "meanPerOutputTokenNanos",
                count == 0 ? null : (double) sum(Tokens::perOutputTokenNanos) / count);
        runs.percentilesOf(node.putObject("perOutputToken"), run -> run.tokens().perOutputToken());
    }

    private long sum(ToLongFunction<Tokens> count) {
        return runs.all().stream().mapToLong(run -> count.applyAsLong(run.tokens())).sum();
    }

    private static long reused(Measurement measured) {
        return measured.stages().stream().mapToLong(StageMeasurement::reusedTokens).sum();
    }

    private static long preemptions(Measurement measured, Set<String> engines) {
        return measured.stages().stream()
                .filter(stage -> engines.contains(stage.name()))
                .mapToLong(StageMeasurement::putBack)
                .sum();
    }
}
