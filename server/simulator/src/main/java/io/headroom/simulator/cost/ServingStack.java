package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

/**
 * What a generation of serving software makes of a device: the time of the host, and which share of
 * the device's best it gets.
 *
 * @param frontEndNanos taking a request in, before it is in the engine's line: the device does not
 *     wait for that
 * @param hostNanos an iteration's scheduling and sampling, while the device waits
 * @param perSequenceNanos the same for each sequence of it
 * @param launchNanosPerLayer launching kernels, while the device works: an iteration takes no less
 * @param promptLaunchNanos launching on top of that where prompts are launched
 * @param promptLaunchNanosPerLayer the same for each layer
 * @param graphTokens prompts of which no more than so many tokens each are left to compute are not
 *     launched: graphs captured for decoding are replayed. 0: all prompts are launched
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
 * @param keptBytes memory of each device that it keeps for itself: activations, graphs, buffers
 */
public record ServingStack(
        double frontEndNanos,
        double hostNanos,
        double perSequenceNanos,
        double launchNanosPerLayer,
        double promptLaunchNanos,
        double promptLaunchNanosPerLayer,
        double graphTokens,
        double exposedNanosPerLayer,
        double weightBandwidth,
        double kvBandwidth,
        double denseShare,
        double halfSpeedTokens,
        double attentionShare,
        boolean wholeSquare,
        boolean countsEmbeddings,
        double keptBytes) {
    private static final double LEAST_SHARE = 0.001;

    /** Refuses negative times and shares that are none. */
    public ServingStack {
        within("frontEndNanos", frontEndNanos, 0, Limits.DURATION_NANOS);
        notNegative("hostNanos", hostNanos);
        notNegative("perSequenceNanos", perSequenceNanos);
        notNegative("launchNanosPerLayer", launchNanosPerLayer);
        notNegative("promptLaunchNanos", promptLaunchNanos);
        notNegative("promptLaunchNanosPerLayer", promptLaunchNanosPerLayer);
        notNegative("graphTokens", graphTokens);
        notNegative("exposedNanosPerLayer", exposedNanosPerLayer);
        within("weightBandwidth", weightBandwidth, LEAST_SHARE, 1);
        within("kvBandwidth", kvBandwidth, LEAST_SHARE, 1);
        within("denseShare", denseShare, LEAST_SHARE, 1);
        notNegative("halfSpeedTokens", halfSpeedTokens);
        within("attentionShare", attentionShare, LEAST_SHARE, 1);
        notNegative("keptBytes", keptBytes);
    }
}
