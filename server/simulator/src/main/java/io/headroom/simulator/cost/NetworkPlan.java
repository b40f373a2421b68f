package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;

import java.util.List;

/**
 * How the devices of a replica talk.
 *
 * @param allReduce ways to sum over a tensor-parallel group, of which the fastest is taken for each
 *     size: rings for long messages, trees for short ones
 * @param hop from a stage of a pipeline to the next
 * @param farBytes a message beyond this many bytes
 * @param farNanosPerByte takes so much longer for each byte more: buffers that are allocated anew,
 *     or kernels that do not overlap any more
 */
public record NetworkPlan(
        List<AffineTime> allReduce, AffineTime hop, double farBytes, double farNanosPerByte) {
    /** For one device alone. */
    public static final NetworkPlan NONE = new NetworkPlan(List.of(AffineTime.NONE));

    /** Refuses a network that cannot sum. */
    public NetworkPlan {
        allReduce = List.copyOf(allReduce);
        if (allReduce.isEmpty()) {
            throw new IllegalArgumentException("allReduce must have a way or more, found none");
        }
        notNegative("farBytes", farBytes);
        notNegative("farNanosPerByte", farNanosPerByte);
    }

    /** Without pipeline stages, and alike for long messages. */
    public NetworkPlan(List<AffineTime> allReduce) {
        this(allReduce, AffineTime.NONE, 0, 0);
    }

    /** How long a sum of so many bytes takes. */
    public double allReduceNanos(double bytes) {
        double fastest = Double.POSITIVE_INFINITY;
        for (AffineTime way : allReduce) {
            fastest = Math.min(fastest, way.nanos(bytes));
        }
        return fastest + Math.max(0, bytes - farBytes) * farNanosPerByte;
    }
}
