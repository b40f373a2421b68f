package io.headroom.content.simulation;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.catalog.Hardware;
import io.headroom.content.document.EngineWords;
import io.headroom.content.document.Located;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ModelShape;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.cost.ServingStack;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the cost of an iteration by the roofline of a model on hardware. */
final class RooflineReader {
    private static final int MOST_DEVICES = 1_024;
    private static final double HOUR_SECONDS = 3_600;

    private static final List<String> PRECISIONS = List.of("fp16", "bf16", "fp8", "int8", "int4");

    private final Reading reading;
    private final Catalog catalog;

    RooflineReader(Reading reading) {
        this.reading = reading;
        catalog = Catalog.packed();
    }

    /**
     * A model on hardware.
     *
     * @param title for messages
     * @param roofline what it is made from
     * @param cost what an iteration takes
     * @param price the catalog's, of all devices
     * @param energy the catalog's, of all devices
     * @param promptWatts what these draw on top while they work on prompts
     */
    record Served(
            String title,
            RooflineModel roofline,
            Roofline cost,
            CostRates price,
            CostRates energy,
            double promptWatts) {}

    /** What the mapping says; null if something is wrong with it. */
    @Nullable Served read(Mapping is) {
        int before = reading.mark();
        Located modelAt = is.required("model", "the name of a model");
        Located hardwareAt = is.required("hardware", "the name of an accelerator");
        ModelShape model = modelAt == null ? null : model(modelAt);
        Hardware hardware = hardwareAt == null ? null : hardware(hardwareAt);
        boolean textbook = is.choice("profile", List.of("measured", "textbook")).equals("textbook");
        String stack = stack(is, textbook);
        Parallelism parallelism = parallelism(is);
        Catalog.Wiring wiring = wiring(is, hardware);
        String allReduce = allReduce(is, textbook);
        Located precisionAt = is.optional("precision");
        if (model == null || hardware == null || reading.mark() > before) {
            is.done();
            return null;
        }
        RooflineModel roofline = roofline(is, precisionAt, model, hardware, parallelism, textbook);
        is.done();
        if (roofline == null || reading.mark() > before) {
            return null;
        }
        ServingStack made =
                textbook ? catalog.textbook() : catalog.measured(stack, hardware.name());
        NetworkPlan network =
                textbook
                        ? catalog.textbookNetwork(parallelism, wiring, allReduce)
                        : catalog.measuredNetwork(parallelism, wiring, stack, hardware.name());
        return new Served(
                title(modelAt, hardwareAt, parallelism),
                roofline,
                roofline.cost(network, made),
                price(hardware, parallelism.devices()),
                energy(hardware, parallelism.devices()),
                promptWatts(hardware, parallelism.devices()));
    }

    private @Nullable ModelShape model(Located at) {
        if (at.node().isObject()) {
            return Catalog.model(at, reading.problems());
        }
        if (catalog.mixturesOfExperts().contains(at.text())) {
            reading.refuse(at, at.text() + ", a mixture of experts", Catalog.DENSE);
            return null;
        }
        return named(at, catalog.models(), "a model");
    }

    private @Nullable Hardware hardware(Located at) {
        return at.node().isObject()
                ? Catalog.hardware(at, reading.problems())
                : named(at, catalog.hardware(), "an accelerator");
    }

    private <T> @Nullable T named(Located at, Map<String, T> things, String what) {
        List<String> names = new ArrayList<>(things.keySet());
        names.sort(null);
        return reading.known(at, names, what) ? things.get(at.text()) : null;
    }

    private String stack(Mapping is, boolean textbook) {
        Located at = is.optional("stack");
        if (at == null) {
            return Catalog.MEASURED;
        }
        if (textbook) {
            reading.refuse(
                    at, "a stack beside profile: textbook", "profile: measured, or no stack");
        }
        return reading.choice(at, catalog.measuredStacks());
    }

    private Parallelism parallelism(Mapping is) {
        int tensor = is.count("tensorParallel", 1, MOST_DEVICES, 1);
        int pipeline = is.count("pipelineParallel", 1, MOST_DEVICES, 1);
        int parts = is.count("microBatches", 1, 1_000_000, pipeline);
        boolean flushes = is.flag("flush", false);
        return new Parallelism(tensor, pipeline, parts, flushes);
    }

    private Catalog.Wiring wiring(Mapping is, @Nullable Hardware hardware) {
        List<String> names = new ArrayList<>(catalog.fabrics().keySet());
        names.sort(null);
        String inside = hardware == null ? names.getFirst() : hardware.fabric();
        Located insideAt = is.optional("fabric");
        if (insideAt != null && reading.known(insideAt, names, "a fabric")) {
            inside = insideAt.text();
        } else if (!names.contains(inside)) {
            inside = names.getFirst();
            reading.refuse(is.place(), "a fabric of the hardware that is not known", "fabric");
        }
        String between = "infiniband-ndr";
        Located betweenAt = is.optional("betweenNodes");
        if (betweenAt != null && reading.known(betweenAt, names, "a fabric")) {
            between = betweenAt.text();
        }
        int node =
                is.count(
                        "devicesOfANode",
                        1,
                        MOST_DEVICES,
                        hardware == null ? 1 : hardware.devicesOfANode());
        return new Catalog.Wiring(inside, between, node);
    }

    private String allReduce(Mapping is, boolean textbook) {
        Located at = is.optional("allReduce");
        if (at != null && !textbook) {
            reading.refuse(
                    at,
                    "an algorithm beside profile: measured",
                    "profile: textbook, or none: measured sums are as fast as they were");
        }
        return is.choice("allReduce", List.of("ring", "tree", "bySize"));
    }

    private @Nullable RooflineModel roofline(
            Mapping cost,
            @Nullable Located at,
            ModelShape model,
            Hardware hardware,
            Parallelism parallelism,
            boolean textbook) {
        var accelerator = hardware.accelerator(textbook);
        Precision weights = Precision.FP16;
        Precision kv = Precision.FP16;
        Precision compute = Precision.FP16;
        if (at != null) {
            Mapping is = new Mapping(reading, at);
            weights = precision(is, "weights");
            kv = precision(is, "kv");
            compute =
                    is.optional("compute") == null
                            ? accelerator.computesIn(weights)
                            : precision(is, "compute");
            is.done();
        }
        try {
            return new RooflineModel(model, accelerator, weights, kv, compute, parallelism);
        } catch (IllegalArgumentException e) {
            EngineWords.Told told = EngineWords.told(at == null ? cost.place() : at, e);
            reading.refuse(told.at(), told.found(), told.expected());
            return null;
        }
    }

    private static Precision precision(Mapping is, String field) {
        return Precision.valueOf(is.choice(field, PRECISIONS).toUpperCase(Locale.ROOT));
    }

    private static String title(
            @Nullable Located model, @Nullable Located hardware, Parallelism parallelism) {
        return name(model) + " on " + parallelism.devices() + " × " + name(hardware);
    }

    private static String name(@Nullable Located at) {
        return at != null && at.node().isTextual() ? at.text() : "the file's own";
    }

    private static CostRates price(Hardware hardware, int devices) {
        Double perHour = hardware.pricePerHour();
        return perHour == null
                ? CostRates.NONE
                : new CostRates(perHour * devices / HOUR_SECONDS, 0, 0, 0);
    }

    /** Idle power always, and that of decoding on top of it while it works. */
    private static CostRates energy(Hardware hardware, int devices) {
        Hardware.Watts watts = hardware.watts();
        return watts == null
                ? CostRates.NONE
                : new CostRates(
                        watts.idle() * devices,
                        Math.max(0, watts.token() - watts.idle()) * devices,
                        0,
                        0);
    }

    private static double promptWatts(Hardware hardware, int devices) {
        Hardware.Watts watts = hardware.watts();
        return watts == null ? 0 : Math.max(0, watts.prompt() - watts.token()) * devices;
    }
}
