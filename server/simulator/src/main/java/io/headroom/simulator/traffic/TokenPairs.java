package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.chance.Weights;
import io.headroom.simulator.chance.Words;

import java.util.Arrays;

/** Measured pairs of prompt and answer lengths, drawn together; one item of work; immutable. */
public final class TokenPairs implements RequestShape {
    private static final int MOST_PAIRS = 1_000_000;

    private final int[] prompts;
    private final int[] outputs;
    private final Weights weights;

    /** Pairs in columns of one length, which are copied, and their weights. */
    public TokenPairs(int[] prompts, int[] outputs, double[] weights) {
        within("number of pairs", prompts.length, 1, MOST_PAIRS);
        if (outputs.length != prompts.length || weights.length != prompts.length) {
            throw new IllegalArgumentException(
                    "pairs need three columns of one length, found "
                            + prompts.length
                            + " prompts, "
                            + outputs.length
                            + " outputs and "
                            + weights.length
                            + " weights");
        }
        for (int index = 0; index < prompts.length; index++) {
            within("promptTokens[" + index + "]", prompts[index], 0L, MOST_TOKENS);
            within("outputTokens[" + index + "]", outputs[index], 1L, MOST_TOKENS);
        }
        this.prompts = prompts.clone();
        this.outputs = outputs.clone();
        this.weights = new Weights(weights);
    }

    /** The pairs of a trace, each as likely as another. */
    public static TokenPairs of(Trace trace) {
        int[] prompts = new int[trace.size()];
        int[] outputs = new int[trace.size()];
        double[] weights = new double[trace.size()];
        Arrays.fill(weights, 1);
        for (int index = 0; index < trace.size(); index++) {
            prompts[index] = trace.promptTokens(index);
            outputs[index] = trace.outputTokens(index);
        }
        return new TokenPairs(prompts, outputs, weights);
    }

    @Override
    public int promptTokens(long word) {
        return prompts[weights.draw(Words.unit(word))];
    }

    @Override
    public int outputTokens(long word) {
        return outputs[weights.draw(Words.unit(word))];
    }

    @Override
    public long workPermille(long word) {
        return ArrivalProcess.UNIT_PERMILLE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPairs that
                && Arrays.equals(prompts, that.prompts)
                && Arrays.equals(outputs, that.outputs)
                && weights.equals(that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(prompts) + Arrays.hashCode(outputs)) + weights.hashCode();
    }

    @Override
    public String toString() {
        return "TokenPairs[" + prompts.length + "]";
    }
}
