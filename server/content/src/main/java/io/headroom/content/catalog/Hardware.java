package io.headroom.content.catalog;

import io.headroom.simulator.cost.Accelerator;

import org.jspecify.annotations.Nullable;

/**
 * An accelerator as the catalog has it.
 *
 * @param name its name there
 * @param memoryGib what its driver has, in GiB
 * @param memoryGb the figure on the box, in GB
 * @param bytesPerSecond bandwidth of that memory
 * @param fp16Flops operations a second in 16 bits
 * @param fp8Flops in 8-bit floating point, 0 without
 * @param int8Flops in 8-bit integers, 0 without
 * @param watts what it draws, if somebody published it
 * @param pricePerHour dollars an hour of one device, if somebody published it
 * @param fabric what connects the devices of a node
 * @param devicesOfANode how many these are
 */
public record Hardware(
        String name,
        double memoryGib,
        double memoryGb,
        double bytesPerSecond,
        double fp16Flops,
        double fp8Flops,
        double int8Flops,
        @Nullable Watts watts,
        @Nullable Double pricePerHour,
        String fabric,
        int devicesOfANode) {
    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final double GB = 1e9;

    /** The same under a name of a catalog. */
    Hardware named(String another) {
        return new Hardware(
                another,
                memoryGib,
                memoryGb,
                bytesPerSecond,
                fp16Flops,
                fp8Flops,
                int8Flops,
                watts,
                pricePerHour,
                fabric,
                devicesOfANode);
    }

    /** The device, with the memory of the box or that of its driver. */
    public Accelerator accelerator(boolean ofTheBox) {
        return new Accelerator(
                ofTheBox ? memoryGb * GB : memoryGib * GIB,
                bytesPerSecond,
                fp16Flops,
                fp8Flops,
                int8Flops);
    }

    /**
     * Power of one device, in watts.
     *
     * @param idle without work
     * @param prompt while it works on prompts
     * @param token while it decodes
     */
    public record Watts(double idle, double prompt, double token) {}
}
