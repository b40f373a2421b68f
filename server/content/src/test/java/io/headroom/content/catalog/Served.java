package io.headroom.content.catalog;

import static java.util.Objects.requireNonNull;

import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.RooflineModel;

/** A model of the packed catalog on hardware of it. */
record Served(String model, String hardware, Parallelism parallelism, String fabric, int node) {
    private static final Catalog CATALOG = Catalog.packed();

    /** Sixteen bits, tensor-parallel inside a node. */
    static Served on(String model, String hardware, int tensor) {
        Hardware device = requireNonNull(CATALOG.hardware().get(hardware), hardware);
        return new Served(
                model,
                hardware,
                new Parallelism(tensor, 1),
                device.fabric(),
                device.devicesOfANode());
    }

    Served over(String otherFabric) {
        return new Served(model, hardware, parallelism, otherFabric, node);
    }

    Served laid(Parallelism otherwise) {
        return new Served(model, hardware, otherwise, fabric, node);
    }

    Served inNodesOf(int devices) {
        return new Served(model, hardware, parallelism, fabric, devices);
    }

    RooflineModel roofline(boolean ofTheBox, Precision precision) {
        return new RooflineModel(
                requireNonNull(CATALOG.models().get(model), model),
                requireNonNull(CATALOG.hardware().get(hardware), hardware).accelerator(ofTheBox),
                precision,
                Precision.FP16,
                Precision.FP16,
                parallelism);
    }

    Roofline textbook() {
        return textbook("ring");
    }

    Roofline textbook(String allReduce) {
        Catalog.Wiring wiring = new Catalog.Wiring(fabric, "infiniband-ndr", node);
        return roofline(true, Precision.FP16)
                .cost(CATALOG.textbookNetwork(parallelism, wiring, allReduce), CATALOG.textbook());
    }

    Roofline measured(String stack) {
        Catalog.Wiring wiring = new Catalog.Wiring(fabric, "infiniband-ndr", node);
        return roofline(false, Precision.FP16)
                .cost(
                        CATALOG.measuredNetwork(parallelism, wiring, stack, hardware),
                        CATALOG.measured(stack, hardware));
    }

    /** Weights, keys, values and arithmetic in eight bits. */
    Roofline measuredInEightBits(String stack) {
        Catalog.Wiring wiring = new Catalog.Wiring(fabric, "infiniband-ndr", node);
        RooflineModel sixteen = roofline(false, Precision.FP16);
        return new RooflineModel(
                        sixteen.model(),
                        sixteen.accelerator(),
                        Precision.FP8,
                        Precision.FP8,
                        Precision.FP8,
                        parallelism)
                .cost(
                        CATALOG.measuredNetwork(parallelism, wiring, stack, hardware),
                        CATALOG.measured(stack, hardware));
    }

    /** An iteration of one prompt, in milliseconds. */
    static double promptMillis(Roofline cost, long tokens) {
        return cost.picos(0, 1, 0, tokens, 1, tokens * (tokens + 1) / 2) / 1e9;
    }

    /** An iteration of {@code sequences} that have stored {@code context} tokens in all. */
    static double tokenMillis(Roofline cost, long sequences, long context) {
        return cost.picos(sequences, 1, context, 0, 0, 0) / 1e9;
    }
}
