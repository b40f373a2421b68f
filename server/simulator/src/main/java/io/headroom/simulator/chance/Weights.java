package io.headroom.simulator.chance;

import static io.headroom.simulator.bounds.Bounds.positive;

import java.util.Arrays;

/** A choice among numbered things with weights, by searching the cumulated weights; immutable. */
public final class Weights {
    private final double[] cumulated;

    /** Things 0, 1, … with these weights, of which none is negative and at least one positive. */
    public Weights(double[] weights) {
        cumulated = new double[weights.length];
        double sum = 0;
        for (int index = 0; index < weights.length; index++) {
            if (!(weights[index] >= 0)) {
                throw new IllegalArgumentException(
                        "weights[" + index + "] must be 0 or more, found " + weights[index]);
            }
            sum += weights[index];
            cumulated[index] = sum;
        }
        positive("sum of weights", sum);
    }

    /** The thing whose stretch of the cumulated weights contains {@code unit}, from 0 to 1. */
    public int draw(double unit) {
        double sought = unit * cumulated[cumulated.length - 1];
        int below = 0;
        int above = cumulated.length - 1;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (sought < cumulated[middle]) {
                above = middle;
            } else {
                below = middle + 1;
            }
        }
        // Rounding can carry the search past the last thing that has a weight.
        while (share(below) == 0) {
            below--;
        }
        return below;
    }

    /** How many things there are. */
    public int size() {
        return cumulated.length;
    }

    /** The probability of thing {@code index}. */
    public double share(int index) {
        double before = index == 0 ? 0 : cumulated[index - 1];
        return (cumulated[index] - before) / cumulated[cumulated.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights that && Arrays.equals(cumulated, that.cumulated);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cumulated);
    }
}
