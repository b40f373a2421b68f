package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * The dimensions of a dense transformer that generates text. A mixture of experts is none: which
 * weights it reads depends on the tokens.
 *
 * @param layers blocks of attention and feed-forward
 * @param hidden width of a token between layers
 * @param heads query heads
 * @param kvHeads heads of keys and values; fewer than {@code heads} where these are shared (GQA)
 * @param headSize width of a head
 * @param vocabulary tokens that there are
 * @param parameters all weights, embeddings included
 * @param tiedEmbeddings whether a token is read and written with the same matrix
 */
public record ModelShape(
        int layers,
        int hidden,
        int heads,
        int kvHeads,
        int headSize,
        int vocabulary,
        double parameters,
        boolean tiedEmbeddings) {
    private static final int MOST = 1_000_000;

    /** Refuses dimensions outside their limits. */
    public ModelShape {
        within("layers", layers, 1, 10_000);
        within("hidden", hidden, 1, MOST);
        within("heads", heads, 1, MOST);
        within("kvHeads", kvHeads, 1, heads);
        within("headSize", headSize, 1, MOST);
        within("vocabulary", vocabulary, 1, 100_000_000);
        positive("parameters", parameters);
        double embedding = (double) vocabulary * hidden * (tiedEmbeddings ? 1 : 2);
        if (parameters <= embedding) {
            throw new IllegalArgumentException(
                    "the parameters must be more than those of the embeddings, "
                            + embedding / 1e9
                            + " billion, found "
                            + parameters / 1e9
                            + " billion");
        }
    }

    /** Weights of the matrix that makes a token of a vector. */
    double headParameters() {
        return (double) vocabulary * hidden;
    }

    /** Weights that every token is multiplied with: all but the embeddings. */
    double layerParameters() {
        return parameters - headParameters() * (tiedEmbeddings ? 1 : 2);
    }

    /**
     * Bytes that a stored token takes on each of the devices that share a layer: 2 · layers · heads
     * there · bytes of a head. Heads that are fewer than devices are kept by several.
     */
    public double kvBytesPerDevice(Precision kv, Parallelism parallelism) {
        int here = (kvHeads + parallelism.tensor() - 1) / parallelism.tensor();
        return 2.0 * parallelism.layersOfAStage(layers) * here * kv.headBytes(headSize);
    }

    /** Floating-point operations of one token that attends to one: 4 · layers · heads · size. */
    double pairFlops() {
        return 4.0 * layers * heads * headSize;
    }
}
