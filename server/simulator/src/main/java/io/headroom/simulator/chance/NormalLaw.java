package io.headroom.simulator.chance;

/**
 * The standard normal law and its inverse, for ranks. The quantile has about sixteen digits: three
 * rational functions, for the middle, the flanks and the tails (Wichura 1988, algorithm AS 241,
 * PPND16; coefficients to the nearest {@code double}). Samples without ranks come quicker from
 * {@link Ziggurat}.
 */
final class NormalLaw {
    /** |probability − ½| below which the middle function holds. */
    private static final double MIDDLE = 0.425;

    private static final double MIDDLE_SQUARED = 0.180625;

    /** √(−ln p) up to which the flank function holds. */
    private static final double FLANK = 5;

    private static final double FLANK_SHIFT = 1.6;

    private static final double ROOT_OF_TWO_PI = 2.5066282746310002;
    private static final double LEAST = 0x1.0p-53;

    /** Beyond this the probability is that of the ends; 53 bits reach to 8.3. */
    private static final double MOST_SCORE = 10;

    /** More terms than the outermost score needs. */
    private static final int MOST_ODD = 1_001;

    private static final double[] MIDDLE_ABOVE = {
        3.3871328727963665, 133.14166789178438, 1971.5909503065513,
        13731.69376550946, 45921.95393154987, 67265.7709270087,
        33430.57558358813, 2509.0809287301227
    };
    private static final double[] MIDDLE_BELOW = {
        1,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] FLANK_ABOVE = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691,
        3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
        0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] FLANK_BELOW = {
        1,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-9
    };
    private static final double[] TAIL_ABOVE = {
        6.657904643501103, 5.463784911164114, 1.7848265399172913,
        0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
        2.7115555687434876e-5, 2.0103343992922881e-7
    };
    private static final double[] TAIL_BELOW = {
        1,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-5,
        1.421511758316446e-7,
        2.0442631033899397e-15
    };

    private NormalLaw() {}

    /** The quantile of {@code probability}, strictly between 0 and 1. */
    static double quantile(double probability) {
        double centred = probability - 0.5;
        if (Math.abs(centred) <= MIDDLE) {
            double rest = MIDDLE_SQUARED - centred * centred;
            return centred * polynomial(MIDDLE_ABOVE, rest) / polynomial(MIDDLE_BELOW, rest);
        }
        double outside = centred < 0 ? probability : 1 - probability;
        double depth = Math.sqrt(-StrictMath.log(outside));
        double size =
                depth <= FLANK
                        ? polynomial(FLANK_ABOVE, depth - FLANK_SHIFT)
                                / polynomial(FLANK_BELOW, depth - FLANK_SHIFT)
                        : polynomial(TAIL_ABOVE, depth - FLANK)
                                / polynomial(TAIL_BELOW, depth - FLANK);
        return centred < 0 ? -size : size;
    }

    /**
     * The probability that a standard normal number does not exceed {@code score}, to 1e-15 (the
     * series of Marsaglia 2004), but never 0 or 1: the nearest numbers between them instead.
     */
    static double probability(double anyScore) {
        double score = Math.max(-MOST_SCORE, Math.min(MOST_SCORE, anyScore));
        double square = score * score;
        double term = score;
        double before = 0;
        double sum = score;
        // Ends: the terms shrink by score² ÷ odd numbers until adding one changes nothing.
        for (int odd = 3; sum != before && odd < MOST_ODD; odd += 2) {
            before = sum;
            term *= square / odd;
            sum += term;
        }
        double probability = 0.5 + sum * StrictMath.exp(-0.5 * square) / ROOT_OF_TWO_PI;
        return Math.max(LEAST, Math.min(1 - LEAST, probability));
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            value = value * x + coefficients[power];
        }
        return value;
    }
}
