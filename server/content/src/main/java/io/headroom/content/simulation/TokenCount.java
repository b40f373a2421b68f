package io.headroom.content.simulation;

import io.headroom.simulator.Flow;
import io.headroom.simulator.measure.Histogram;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.StagePlan;

import java.util.List;

/** Counts tokens of completed requests, for flows that pass a language model. */
final class TokenCount {
    /** By flow, where the engines on its way cut answers; 0 without any. */
    private final int[] longestAnswer;

    private final Histogram perOutputToken = new Histogram();
    private long promptTokens;
    private long outputTokens;
    private long perOutputTokenNanos;

    TokenCount(List<Flow> flows) {
        longestAnswer = new int[flows.size()];
        for (int flow = 0; flow < longestAnswer.length; flow++) {
            Leaves leaves = new Leaves();
            leaves.add(flows.get(flow).path());
            for (StagePlan leaf : leaves.inOrder()) {
                if (leaf instanceof EnginePlan engine) {
                    int cut = engine.replica().maxOutputTokens();
                    longestAnswer[flow] = Math.max(longestAnswer[flow], cut);
                }
            }
        }
    }

    void ended(EndedRequest request) {
        int longest = longestAnswer[request.flow()];
        if (longest == 0 || request.outcome() != Outcome.COMPLETED) {
            return;
        }
        long output = Math.max(1, Math.min(longest, request.outputTokens()));
        promptTokens += Math.max(1, request.promptTokens());
        outputTokens += output;
        if (output > 1) {
            long nanos = (request.endNanos() - request.firstResponseNanos()) / (output - 1);
            perOutputTokenNanos += nanos;
            perOutputToken.record(nanos);
        }
    }

    Tokens counted() {
        return new Tokens(
                promptTokens, outputTokens, perOutputTokenNanos, perOutputToken.percentiles());
    }
}
