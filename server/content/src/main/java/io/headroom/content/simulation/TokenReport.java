package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.stage.EngineMeter;

import java.util.function.ToLongFunction;

/** What is told of language models: tokens, time per output token, preemptions. */
final class TokenReport {
    private final Runs runs;
    private final Engines engines;

    TokenReport(Runs runs, Engines engines) {
        this.runs = runs;
        this.engines = engines;
    }

    /** Adds {@code tokens}, which is null for a plan without language models. */
    void writeTo(ObjectNode report) {
        if (engines.isEmpty()) {
            report.putNull("tokens");
            return;
        }
        ObjectNode node = report.putObject("tokens");
        long output = sum(Tokens::outputTokens);
        node.put("prompt", sum(Tokens::promptTokens)).put("output", output);
        long nanos = runs.sum(Measurement::spanNanos);
        long within = sum(Tokens::withinWindow);
        Report.put(
                node,
                "outputPerSecond",
                nanos == 0 ? null : (double) within / nanos * Limits.SECOND_NANOS);
        node.put("reused", runs.sum(TokenReport::reused));
        node.put("preemptions", runs.sum(this::preemptions));
        node.put("accepted", runs.sum(this::accepted));
        Report.put(
                node,
                "meanPerOutputTokenNanos",
                runs.ratio(Measurement::perOutputTokenNanos, Measurement::paced));
        runs.percentiles(node.putObject("perOutputToken"), Measurement::perOutputToken);
    }

    private long sum(ToLongFunction<Tokens> count) {
        return runs.all().stream().mapToLong(run -> count.applyAsLong(run.tokens())).sum();
    }

    private static long reused(Measurement measured) {
        return measured.stages().stream().mapToLong(StageMeasurement::reusedTokens).sum();
    }

    private long accepted(Measurement measured) {
        return measured.stages().stream()
                .filter(stage -> engines.contains(stage.name()))
                .mapToLong(stage -> engines.value(measured, stage.name(), EngineMeter.ACCEPTED))
                .sum();
    }

    private long preemptions(Measurement measured) {
        return measured.stages().stream()
                .filter(stage -> engines.contains(stage.name()))
                .mapToLong(StageMeasurement::putBack)
                .sum();
    }
}
