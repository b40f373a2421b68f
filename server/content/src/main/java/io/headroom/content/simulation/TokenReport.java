package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.StageUse;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/** What is told of language models: tokens, time per output token, preemptions. */
final class TokenReport {
    private final Runs runs;

    TokenReport(Runs runs) {
        this.runs = runs;
    }

    /** Adds {@code tokens}, which is null for a plan without language models. */
    void writeTo(ObjectNode report) {
        if (engines().isEmpty()) {
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
        node.put("reused", runs.sum(all -> (long) StageUse.reusedTokens(all)));
        node.put("preemptions", runs.sum(all -> (long) StageUse.preemptions(all)));
        node.put("accepted", runs.sum(TokenReport::accepted));
        work(node.putObject("work"), Measurement::workNanos);
        work(node.putObject("judgedWork"), Measurement::judgedWorkNanos);
        Report.put(
                node,
                "meanPerOutputTokenNanos",
                runs.ratio(Measurement::perOutputTokenNanos, Measurement::paced));
        runs.percentiles(node.putObject("perOutputToken"), Measurement::perOutputToken);
    }

    /** What the service of the completed went to, in the mean. */
    private void work(ObjectNode node, ToLongBiFunction<Measurement, WorkPart> nanos) {
        for (WorkPart part : WorkPart.values()) {
            Report.put(
                    node,
                    part.name().toLowerCase(Locale.ROOT) + "Nanos",
                    runs.ratio(all -> nanos.applyAsLong(all, part), Measurement::completed));
        }
    }

    private long sum(ToLongFunction<Tokens> count) {
        return runs.all().stream().mapToLong(run -> count.applyAsLong(run.tokens())).sum();
    }

    /** The meters of language models, which are the same in all runs. */
    private List<MeterMeasurement> engines() {
        return runs.first().meters().stream().filter(StageUse::isEngine).toList();
    }

    private static long accepted(Measurement measured) {
        return measured.meters().stream()
                .filter(StageUse::isEngine)
                .mapToLong(meter -> meter.value(EngineMeter.ACCEPTED))
                .sum();
    }
}
