package io.headroom.simulator.cost;

/**
 * A model on devices: what the roofline of its iterations is made from, and what its memory holds.
 *
 * @param model its dimensions
 * @param accelerator one of its devices
 * @param weights how weights are stored
 * @param kv how keys and values are stored
 * @param compute what arithmetic is done in
 * @param parallelism how it is laid over devices
 */
public record RooflineModel(
        ModelShape model,
        Accelerator accelerator,
        Precision weights,
        Precision kv,
        Precision compute,
        Parallelism parallelism) {
    private static final double SECOND_NANOS = 1e9;

    /** Bytes of a value between layers, whatever is stored: 16 bits. */
    private static final double ACTIVATION_BYTES = 2;

    /** Sums over a tensor-parallel group in a layer: after attention and after feed-forward. */
    private static final double SUMS_A_LAYER = 2;

    /** Refuses arithmetic that the device has not, and more parts than there are of a thing. */
    public RooflineModel {
        if (accelerator.flops(compute) == 0) {
            throw new IllegalArgumentException(
                    "precision.compute must be what the hardware computes in, found " + compute);
        }
        if (model.heads() % parallelism.tensor() != 0) {
            throw new IllegalArgumentException(
                    "tensorParallel must divide the "
                            + model.heads()
                            + " heads of the model, found "
                            + parallelism.tensor());
        }
        if (parallelism.pipeline() > model.layers()) {
            throw new IllegalArgumentException(
                    "pipelineParallel must be at most the "
                            + model.layers()
                            + " layers of the model, found "
                            + parallelism.pipeline());
        }
    }

    /** Bytes of the weights on all devices together. */
    public double weightBytes() {
        return weights.weightBytes(model.parameters(), model.hidden());
    }

    /** Bytes of the weights on one device. */
    public double weightBytesPerDevice() {
        return weightBytes() / parallelism.devices();
    }

    /** Bytes that a stored token takes on one device of the longest stage. */
    public double kvBytesPerDevice() {
        return model.kvBytesPerDevice(kv, parallelism);
    }

    /**
     * Tokens that {@code room} bytes of each device hold.
     *
     * @param besideBytes what else is stored of each token there, by a model that proposes
     * @return 0 or less: nothing
     */
    public double tokensIn(double room, double besideBytes) {
        return Math.floor(room / (kvBytesPerDevice() + besideBytes));
    }

    /**
     * What an iteration takes. Each operator takes max(arithmetic, memory): the dense layers read
     * their weights once for all tokens; attention of who decodes reads every stored token; that of
     * prompts is arithmetic. All are linear in what changes from one iteration of a leap to the
     * next.
     */
    public Roofline cost(NetworkPlan network, ServingStack stack) {
        int tensor = parallelism.tensor();
        double read = accelerator.bytesPerSecond() / SECOND_NANOS * tensor;
        double peak = accelerator.flops(compute) / SECOND_NANOS * tensor;
        double bodyParameters =
                stack.countsEmbeddings() ? model.parameters() : model.layerParameters();
        double head = stack.countsEmbeddings() ? 0 : model.headParameters();
        double dense = peak * stack.denseShare();
        // Attention is computed in 16 bits whatever the weights are stored in.
        double attention = accelerator.fp16Flops() / SECOND_NANOS * tensor * stack.attentionShare();
        double square = stack.wholeSquare() ? 2 : 1;
        double kvNanos =
                kvBytesPerDevice()
                        * model.layers()
                        / parallelism.layersOfAStage(model.layers())
                        / (read / tensor * stack.kvBandwidth());
        double sums = tensor == 1 ? 0 : SUMS_A_LAYER * model.layers();
        return new Roofline(
                stack.hostNanos(),
                stack.perSequenceNanos(),
                stack.launchNanosPerLayer() * model.layers(),
                stack.promptLaunchNanos() + stack.promptLaunchNanosPerLayer() * model.layers(),
                stack.graphTokens(),
                weightBytes() / (read * stack.weightBandwidth())
                        + stack.exposedNanosPerLayer() * model.layers(),
                2 * bodyParameters / dense,
                stack.halfSpeedTokens(),
                2 * head / dense,
                Math.max(kvNanos, model.pairFlops() / attention),
                square * model.pairFlops() / attention,
                sums,
                ACTIVATION_BYTES * model.hidden(),
                network,
                parallelism);
    }
}
