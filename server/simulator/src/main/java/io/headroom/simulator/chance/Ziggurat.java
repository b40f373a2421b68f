package io.headroom.simulator.chance;

/**
 * Exponential and normal numbers from tables (Marsaglia and Tsang 2000): the area under the density
 * is cut into 256 layers of one size, and a point of a layer is nearly always under the density by
 * a comparison of integers alone. One word in 98.9 % of the draws, further ones by {@link
 * Words#next}; no allocation. The eight bits that choose the layer and the 53 that choose the place
 * in it are different bits of the word. A sample does not grow with its word: who needs ranks takes
 * {@link Sampler.Invertible#quantile}.
 */
final class Ziggurat {
    private static final int LAYERS = 256;
    private static final int LAYER_MASK = LAYERS - 1;

    /** Brings the bit above those of the layer to the place of a 2. */
    private static final int SIGN_SHIFT = 7;

    private static final int PLACE_SHIFT = 11;
    private static final double PLACES = 0x1.0p53;

    /** Where the tail of the exponential begins, and the area of each of its layers. */
    private static final double EXPONENTIAL_TAIL = 7.69711747013105;

    private static final double EXPONENTIAL_AREA = 0.003949659822581556;

    /** The same of the right half of exp(−x² ÷ 2). */
    private static final double NORMAL_TAIL = 3.654152885361009;

    private static final double NORMAL_AREA = 0.004928673233974658;

    /** Below this place a point of the layer is surely under the density. */
    private static final long[] EXPONENTIAL_INSIDE = new long[LAYERS];

    /** Width of a place of the layer. */
    private static final double[] EXPONENTIAL_STEP = new double[LAYERS];

    /** Density at the edge of the layer; one more for the top. */
    private static final double[] EXPONENTIAL_DENSITY = new double[LAYERS + 1];

    private static final long[] NORMAL_INSIDE = new long[LAYERS];
    private static final double[] NORMAL_STEP = new double[LAYERS];
    private static final double[] NORMAL_DENSITY = new double[LAYERS + 1];

    static {
        double[] edge = new double[LAYERS + 1];
        edge[1] = EXPONENTIAL_TAIL;
        edge[0] = EXPONENTIAL_AREA / StrictMath.exp(-EXPONENTIAL_TAIL);
        for (int layer = 2; layer < LAYERS; layer++) {
            double below = edge[layer - 1];
            edge[layer] = -StrictMath.log(StrictMath.exp(-below) + EXPONENTIAL_AREA / below);
        }
        for (int layer = 0; layer <= LAYERS; layer++) {
            EXPONENTIAL_DENSITY[layer] = StrictMath.exp(-edge[layer]);
        }
        fill(edge, EXPONENTIAL_INSIDE, EXPONENTIAL_STEP);

        edge[1] = NORMAL_TAIL;
        edge[0] = NORMAL_AREA / bell(NORMAL_TAIL);
        for (int layer = 2; layer < LAYERS; layer++) {
            double below = edge[layer - 1];
            edge[layer] = Math.sqrt(-2 * StrictMath.log(bell(below) + NORMAL_AREA / below));
        }
        for (int layer = 0; layer <= LAYERS; layer++) {
            NORMAL_DENSITY[layer] = bell(edge[layer]);
        }
        fill(edge, NORMAL_INSIDE, NORMAL_STEP);
    }

    private Ziggurat() {}

    /** An exponential number with mean 1. */
    static double exponential(long word) {
        int layer = (int) word & LAYER_MASK;
        long place = word >>> PLACE_SHIFT;
        double value = place * EXPONENTIAL_STEP[layer];
        return place < EXPONENTIAL_INSIDE[layer] ? value : outerExponential(word, layer, value);
    }

    /** A normal number with mean 0 and deviation 1. */
    static double normal(long word) {
        int layer = (int) word & LAYER_MASK;
        long place = word >>> PLACE_SHIFT;
        double value = place * NORMAL_STEP[layer];
        double size = place < NORMAL_INSIDE[layer] ? value : outerNormal(word, layer, value);
        // Without a branch, because nobody could predict it.
        return (1 - (int) (word >>> SIGN_SHIFT & 2)) * size;
    }

    private static void fill(double[] edge, long[] inside, double[] step) {
        for (int layer = 0; layer < LAYERS; layer++) {
            inside[layer] = (long) (edge[layer + 1] / edge[layer] * PLACES);
            step[layer] = edge[layer] / PLACES;
        }
    }

    private static double bell(double value) {
        return StrictMath.exp(-0.5 * value * value);
    }

    /** The point was in the part of its layer that the density cuts, or in the tail. */
    private static double outerExponential(long firstWord, int firstLayer, double firstValue) {
        long word = firstWord;
        int layer = firstLayer;
        double value = firstValue;
        double shift = 0;
        while (true) {
            if (layer == 0) {
                // Beyond the edge of the tail the law begins anew: it has no memory.
                shift += EXPONENTIAL_TAIL;
            } else {
                word = Words.next(word);
                double height = EXPONENTIAL_DENSITY[layer + 1] - EXPONENTIAL_DENSITY[layer];
                if (EXPONENTIAL_DENSITY[layer] + Words.unit(word) * height
                        < StrictMath.exp(-value)) {
                    return shift + value;
                }
            }
            word = Words.next(word);
            layer = (int) word & LAYER_MASK;
            long place = word >>> PLACE_SHIFT;
            value = place * EXPONENTIAL_STEP[layer];
            if (place < EXPONENTIAL_INSIDE[layer]) {
                return shift + value;
            }
        }
    }

    private static double outerNormal(long firstWord, int firstLayer, double firstValue) {
        long word = firstWord;
        int layer = firstLayer;
        double value = firstValue;
        while (layer > 0) {
            word = Words.next(word);
            double height = NORMAL_DENSITY[layer + 1] - NORMAL_DENSITY[layer];
            if (NORMAL_DENSITY[layer] + Words.unit(word) * height < bell(value)) {
                return value;
            }
            word = Words.next(word);
            layer = (int) word & LAYER_MASK;
            long place = word >>> PLACE_SHIFT;
            value = place * NORMAL_STEP[layer];
            if (place < NORMAL_INSIDE[layer]) {
                return value;
            }
        }
        return normalTail(word);
    }

    /** A normal number beyond the edge of the tail (Marsaglia 1964), by two exponentials. */
    private static double normalTail(long before) {
        long word = before;
        double beyond;
        double height;
        do {
            word = Words.next(word);
            beyond = -StrictMath.log(Words.unit(word)) / NORMAL_TAIL;
            word = Words.next(word);
            height = -StrictMath.log(Words.unit(word));
        } while (2 * height < beyond * beyond);
        return NORMAL_TAIL + beyond;
    }
}
