package io.headroom.content.simulation;

import io.headroom.simulator.Flow;
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

    private long promptTokens;
    private long outputTokens;
    private long withinWindow;
    private final long fromNanos;
    private final long toNanos;

    /** Counts for the window from an instant to another. */
    TokenCount(List<Flow> flows, long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
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
        withinWindow += before(toNanos, output, request) - before(fromNanos, output, request);
        if (request.arrivalNanos() < fromNanos) {
            return;
        }
        promptTokens += Math.max(1, request.promptTokens());
        outputTokens += output;
    }

    /** How many of the tokens of an answer came before an instant, if they are evenly spaced. */
    private static long before(long nanos, long output, EndedRequest request) {
        long first = request.firstResponseNanos();
        long end = request.lastTokenNanos();
        if (nanos <= first) {
            return 0;
        }
        if (nanos > end) {
            return output;
        }
        // The first of them lies before the instant, the last one does not.
        double gaps = (double) (nanos - first) / (end - first) * (output - 1);
        return Math.max(1, Math.min(output - 1, (long) Math.ceil(gaps)));
    }

    Tokens counted() {
        return new Tokens(promptTokens, outputTokens, withinWindow);
    }
}
