package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * What a generation of serving software makes of a device: the time of the host, and which share of
 * the device's best it gets.
 *
 * @param hostNanos an iteration's scheduling and sampling, while the device waits
 * @param perSequenceNanos the same for each sequence of it
 * @param launchNanosPerLayer launching kernels, while the device works: an iteration takes no less
 * @param promptLaunchNanos launching on top of that where there are prompts
 * @param exposedNanosPerLayer what a layer loses that is bound by memory
 * @param weightBandwidth share of the bandwidth at which weights are read
 * @param kvBandwidth share of the bandwidth at which keys and values are read
 * @param denseShare share of the arithmetic of dense layers, of endless prompts
 * @param halfSpeedTokens where there are prompts dense layers get half of that share at so many
 *     tokens: n ÷ (n + this) of it at n tokens. Iterations without prompts are bound by memory
 *     before that matters
 * @param attentionShare share of the arithmetic of attention over prompts
 * @param wholeSquare whether attention over prompts also computes what is masked: twice as much
 * @param countsEmbeddings whether every token is multiplied with the embeddings too, as the
 *     textbook's 2 · parameters says; else the last matrix is used once for each sequence
 */
public record ServingStack(
        double hostNanos,
        double perSequenceNanos,
        double launchNanosPerLayer,
        double promptLaunchNanos,
        double exposedNanosPerLayer,
        double weightBandwidth,
        double kvBandwidth,
        double denseShare,
        double halfSpeedTokens,
        double attentionShare,
        boolean wholeSquare,
        boolean countsEmbeddings) {
    private static final double LEAST_SHARE = 0.001;

    /** Refuses negative times and shares that are none. */
    public ServingStack {
        notNegative("hostNanos", hostNanos);
        notNegative("perSequenceNanos", perSequenceNanos);
        notNegative("launchNanosPerLayer", launchNanosPerLayer);
        notNegative("promptLaunchNanos", promptLaunchNanos);
        notNegative("exposedNanosPerLayer", exposedNanosPerLayer);
        within("weightBandwidth", weightBandwidth, LEAST_SHARE, 1);
        within("kvBandwidth", kvBandwidth, LEAST_SHARE, 1);
        within("denseShare", denseShare, LEAST_SHARE, 1);
        notNegative("halfSpeedTokens", halfSpeedTokens);
        within("attentionShare", attentionShare, LEAST_SHARE, 1);
    }
}
