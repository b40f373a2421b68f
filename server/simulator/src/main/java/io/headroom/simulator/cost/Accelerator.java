package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;

/**
 * What one device can do at best, as its maker says.
 *
 * @param memoryBytes what it stores
 * @param bytesPerSecond how fast it reads that
 * @param fp16Flops operations a second in 16-bit floating point
 * @param fp8Flops in 8-bit floating point; 0: it has none
 * @param int8Flops in 8-bit integers; 0: it has none
 */
public record Accelerator(
        double memoryBytes,
        double bytesPerSecond,
        double fp16Flops,
        double fp8Flops,
        double int8Flops) {
    /** Refuses figures that are not positive. */
    public Accelerator {
        positive("memoryBytes", memoryBytes);
        positive("bytesPerSecond", bytesPerSecond);
        positive("fp16Flops", fp16Flops);
        notNegative("fp8Flops", fp8Flops);
        notNegative("int8Flops", int8Flops);
    }

    /** Operations a second in a precision; 0: it has none. */
    public double flops(Precision precision) {
        return switch (precision) {
            case FP16, BF16 -> fp16Flops;
            case FP8 -> fp8Flops;
            case INT8 -> int8Flops;
            case INT4 -> 0;
        };
    }

    /** What it computes in where nothing is said: as the weights are stored, if it can. */
    public Precision computesIn(Precision weights) {
        return flops(weights) > 0 ? weights : Precision.FP16;
    }
}
