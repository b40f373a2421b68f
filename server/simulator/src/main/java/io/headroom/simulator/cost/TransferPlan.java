package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Sampler;

/**
 * How long a transfer takes, in the α–β form (Hockney 1994): a latency that does not depend on the
 * size, and bytes ÷ bandwidth. Bytes are fixed, per item of work, and per token of the prompt, as
 * for the keys and values that a prefill hands to a decode.
 *
 * @param latencyNanos α: propagation, drawn per (link, request, try); below zero counts as zero
 * @param bytesPerSecond 1 ÷ β
 * @param fixedBytes bytes of a transfer whatever it carries
 * @param bytesPerItem bytes of an item of work
 * @param bytesPerPromptToken bytes of a token of the prompt
 */
public record TransferPlan(
        Sampler latencyNanos,
        double bytesPerSecond,
        double fixedBytes,
        double bytesPerItem,
        double bytesPerPromptToken) {
    /** Refuses sizes below zero and bandwidths that are not positive. */
    public TransferPlan {
        positive("bytesPerSecond", bytesPerSecond);
        notNegative("fixedBytes", fixedBytes);
        notNegative("bytesPerItem", bytesPerItem);
        notNegative("bytesPerPromptToken", bytesPerPromptToken);
    }

    /** Every transfer of one size. */
    public static TransferPlan fixed(Sampler latencyNanos, double bytesPerSecond, double bytes) {
        return new TransferPlan(latencyNanos, bytesPerSecond, bytes, 0, 0);
    }

    /** How long the bytes of a request take at the full bandwidth, without the latency. */
    public long sendingNanos(long workPermille, int promptTokens) {
        double bytes =
                fixedBytes
                        + bytesPerItem * workPermille / 1000
                        + bytesPerPromptToken * promptTokens;
        return Rounded.nanos(bytes / bytesPerSecond * Limits.SECOND_NANOS);
    }
}
