package io.headroom.simulator.cost;

/**
 * Numbers in which weights, keys and values are stored and arithmetic is done. Scales are counted:
 * 8-bit integers have one of 16 bits for each row of a matrix or each stored head of a token; 4-bit
 * integers one of 16 bits and a zero point of 4 bits for each group of 128 weights (GPTQ, AWQ) or
 * each stored head; 8-bit floating point one for a whole matrix, which is nothing.
 */
public enum Precision {
    /** 16-bit floating point. */
    FP16(2, 0, 0),
    /** 16 bits with the range of 32. */
    BF16(2, 0, 0),
    /** 8-bit floating point. */
    FP8(1, 0, 0),
    /** 8-bit integers. */
    INT8(1, 2, 0),
    /** 4-bit integers, unpacked to 16 bits before they are used. */
    INT4(0.5, 2.5, 128);

    private final double bytes;

    /** Bytes of scale and zero point of a group. */
    private final double scaleBytes;

    /** Weights of a group; 0: a row. */
    private final int group;

    Precision(double bytes, double scaleBytes, int group) {
        this.bytes = bytes;
        this.scaleBytes = scaleBytes;
        this.group = group;
    }

    /** Bytes of so many weights in rows of {@code row}, with their scales. */
    public double weightBytes(double parameters, int row) {
        return parameters * (bytes + scaleBytes / (group == 0 ? row : group));
    }

    /** Bytes of one head's key, or value, of a token, with its scale. */
    public double headBytes(int headSize) {
        return bytes * headSize + scaleBytes;
    }
}
