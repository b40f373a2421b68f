package io.headroom.content.simulation;

import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.cost.ServingStack;

/**
 * What a file may say otherwise than the stack: its host, and shares of what its devices can do.
 */
record StackRows(
        Row<Double> frontEnd,
        Row<Double> host,
        Row<Double> perSequence,
        Row<Double> promptLaunch,
        Row<Double> weights,
        Row<Double> kv,
        Row<Double> dense,
        Row<Double> attention) {
    private static final double LEAST_SHARE = 0.001;

    /** Takes down the rows. */
    static StackRows of(RowList rows) {
        return new StackRows(
                time(rows, "frontEnd", "to take a request in, while the engine works on"),
                time(rows, "host", "of the host, for each iteration"),
                time(rows, "perSequence", "of the host, for each sequence of an iteration"),
                time(rows, "promptLaunchPerLayer", "to launch a layer where there are prompts"),
                share(rows, "weightBandwidth", "of the bandwidth, for weights"),
                share(rows, "kvBandwidth", "of the bandwidth, for keys and values"),
                share(rows, "denseShare", "of the peak, for dense layers"),
                share(rows, "attentionShare", "of the peak, for attention over prompts"));
    }

    private static Row<Double> time(RowList rows, String name, String sentence) {
        return rows.quantity(name, Unit.DURATION, sentence).optional("the stack's");
    }

    private static Row<Double> share(RowList rows, String name, String sentence) {
        return rows.number(name, LEAST_SHARE, 1, sentence).optional("the stack's");
    }

    /** The stack with what the file says. */
    ServingStack in(Values is, ServingStack stack) {
        return new ServingStack(
                is.or(frontEnd, stack.frontEndNanos()),
                is.or(host, stack.hostNanos()),
                is.or(perSequence, stack.perSequenceNanos()),
                stack.launchNanosPerLayer(),
                is.has(promptLaunch) ? 0 : stack.promptLaunchNanos(),
                is.or(promptLaunch, stack.promptLaunchNanosPerLayer()),
                stack.graphTokens(),
                stack.exposedNanosPerLayer(),
                is.or(weights, stack.weightBandwidth()),
                is.or(kv, stack.kvBandwidth()),
                is.or(dense, stack.denseShare()),
                stack.halfSpeedTokens(),
                is.or(attention, stack.attentionShare()),
                stack.wholeSquare(),
                stack.countsEmbeddings(),
                stack.keptBytes());
    }
}
