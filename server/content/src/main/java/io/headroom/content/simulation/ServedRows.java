package io.headroom.content.simulation;

import io.headroom.content.catalog.Catalog;
import io.headroom.content.catalog.CatalogShapes;
import io.headroom.content.catalog.Hardware;
import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.cost.Accelerator;
import io.headroom.simulator.cost.ModelShape;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.Precision;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.cost.ServingStack;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a model on hardware. */
final class ServedRows {
    private static final Shape<Precisions> PRECISIONS =
            Shape.of(
                    "precision", "in which numbers is stored and computed", ServedRows::precisions);

    private static final int MOST_DEVICES = 1_024;
    private static final int MOST_PARTS = 1_000_000;
    private static final List<String> ALGORITHMS = List.of("ring", "tree", "bySize");

    private final Row<ModelShape> model;
    private final Row<Hardware> hardware;
    private final Row<Boolean> profile;
    private final Row<String> stack;
    private final Row<Integer> tensor;
    private final Row<Integer> pipeline;
    private final Row<Integer> parts;
    private final Row<Boolean> flush;
    private final Row<String> inside;
    private final Row<String> between;
    private final Row<Integer> node;
    private final Row<String> allReduce;
    private final Row<Precisions> precision;
    private final StackRows otherwise;

    private ServedRows(RowList rows) {
        model = rows.of("model", models(), "the name of a model, or its dimensions");
        hardware =
                rows.of("hardware", accelerators(), "the name of an accelerator, or its figures");
        String constants = "measured constants of a stack, or the course's closed forms";
        profile = rows.of("profile", profiles(), constants).or(false, "measured");
        stack =
                rows.of(
                        "stack",
                        WordKinds.oneOf(named(Catalog.packed().measuredStacks())),
                        "the measured stack");
        stack.optional(Catalog.MEASURED);
        tensor = rows.count("tensorParallel", 1, MOST_DEVICES, "devices that share a layer").or(1);
        pipeline = rows.count("pipelineParallel", 1, MOST_DEVICES, "stages of layers").or(1);
        parts = rows.count("microBatches", 1, MOST_PARTS, "parts of an iteration");
        parts.optional("as many as stages");
        flush = rows.flag("flush", "whether the pipeline runs empty after an iteration");
        inside = fabric(rows, "fabric", "what connects the devices of a node");
        inside.optional("the hardware's");
        between = fabric(rows, "betweenNodes", "what connects nodes").or("infiniband-ndr");
        node = rows.count("devicesOfANode", 1, MOST_DEVICES, "devices of a node");
        node.optional("the hardware's");
        String sums = "how devices add up, of the textbook";
        allReduce = rows.of("allReduce", WordKinds.oneOf(named(ALGORITHMS)), sums).optional("ring");
        String numbers = "in which numbers is stored and computed";
        precision = rows.of("precision", PRECISIONS, numbers).optional("fp16");
        otherwise = StackRows.of(rows);
    }

    /** Takes down the rows. */
    static Function<Values, @Nullable Served> of(RowList rows) {
        ServedRows all = new ServedRows(rows);
        return is -> all.refused(is) ? null : all.served(is);
    }

    /** Whether things do not go together, which is noted. */
    private boolean refused(Values is) {
        boolean textbook = is.of(profile);
        int before = is.reading().problems().size();
        if (textbook && is.has(stack)) {
            String found = "a stack beside profile: textbook";
            is.refuse(stack, found, "profile: measured, or no stack");
        }
        if (!textbook && is.has(allReduce)) {
            is.refuse(
                    allReduce,
                    "an algorithm beside profile: measured",
                    "profile: textbook, or none: measured sums are as fast as they were");
        }
        Catalog catalog = catalog(is.reading());
        if (!textbook && !catalog.measuredStacks().contains(is.or(stack, Catalog.MEASURED))) {
            String known = "one of " + String.join(", ", catalog.measuredStacks());
            is.refuse(stack, is.or(stack, Catalog.MEASURED), known);
        }
        if (!catalog.fabrics().containsKey(is.or(inside, is.of(hardware).fabric()))) {
            is.reading().refuse(is.at(), "a fabric of the hardware that is not known", "fabric");
        }
        return is.reading().problems().size() > before;
    }

    private @Nullable Served served(Values is) {
        Catalog catalog = catalog(is.reading());
        Hardware device = is.of(hardware);
        Parallelism parallelism =
                new Parallelism(
                        is.of(tensor),
                        is.of(pipeline),
                        is.or(parts, is.of(pipeline)),
                        is.of(flush));
        RooflineModel made = roofline(is, parallelism);
        if (made == null) {
            return null;
        }
        Catalog.Wiring wiring =
                new Catalog.Wiring(
                        is.or(inside, device.fabric()),
                        is.of(between),
                        is.or(node, device.devicesOfANode()));
        String measured = is.or(stack, Catalog.MEASURED);
        boolean textbook = is.of(profile);
        if (!textbook) {
            boolean known = catalog.isMeasuredOn(measured, device.name());
            is.reading()
                    .kept(StackUses.class)
                    .add(new Experiment.StackUse(measured, device.name(), known));
        }
        ServingStack software =
                otherwise.in(
                        is,
                        textbook ? catalog.textbook() : catalog.measured(measured, device.name()));
        NetworkPlan network =
                textbook
                        ? catalog.textbookNetwork(
                                parallelism, wiring, is.or(allReduce, ALGORITHMS.getFirst()))
                        : catalog.measuredNetwork(parallelism, wiring, measured, device.name());
        String title =
                name(is.at(model)) + " on " + parallelism.devices() + " × " + name(is.at(hardware));
        return Served.of(title, made, software, made.cost(network, software), device);
    }

    private @Nullable RooflineModel roofline(Values is, Parallelism parallelism) {
        Precisions said = is.maybe(precision);
        Accelerator accelerator = is.of(hardware).accelerator(is.of(profile));
        Precision weights = said == null ? Precision.FP16 : said.weights();
        Precision kv = said == null ? Precision.FP16 : said.kv();
        Precision own = said == null ? Precision.FP16 : said.compute();
        Precision compute = own == null ? accelerator.computesIn(weights) : own;
        return is.reading()
                .build(
                        said == null ? is.at() : said.at(),
                        List.of(),
                        () ->
                                new RooflineModel(
                                        is.of(model),
                                        accelerator,
                                        weights,
                                        kv,
                                        compute,
                                        parallelism));
    }

    /** In which numbers things are; compute is null where the weights decide. */
    private record Precisions(
            Located at, Precision weights, Precision kv, @Nullable Precision compute) {}

    /** The catalog that lies among the files. */
    private static Catalog catalog(Reading reading) {
        return reading.kept(CatalogFiles.class).in(reading.problems());
    }

    private static Kind<ModelShape> models() {
        Kind<String> names =
                WordKinds.known(() -> new TreeSet<>(Catalog.packed().models().keySet()), "a model");
        Kind<ModelShape> named = WordKinds.by(names, (reading, at) -> dense(names, reading, at));
        return Kind.when(at -> at.node().isObject(), CatalogShapes.MODEL, named);
    }

    private static @Nullable ModelShape dense(Kind<String> names, Reading reading, Located at) {
        Catalog catalog = catalog(reading);
        if (catalog.mixturesOfExperts().contains(at.text())) {
            reading.refuse(at, at.text() + ", a mixture of experts", Catalog.DENSE);
            return null;
        }
        return found(catalog.models(), names, reading, at);
    }

    /** What has the name, if anything has; else the names that there are are told. */
    private static <T> @Nullable T found(
            Map<String, T> all, Kind<String> names, Reading reading, Located at) {
        T found = all.get(at.text());
        if (found == null && names.read(reading, at) != null) {
            reading.refuse(at, "one of " + String.join(", ", new TreeSet<>(all.keySet())));
        }
        return found;
    }

    private static Kind<Hardware> accelerators() {
        Kind<String> names =
                WordKinds.known(
                        () -> new TreeSet<>(Catalog.packed().hardware().keySet()),
                        "an accelerator");
        Kind<Hardware> named =
                WordKinds.by(
                        names,
                        (reading, at) -> found(catalog(reading).hardware(), names, reading, at));
        return Kind.when(at -> at.node().isObject(), CatalogShapes.HARDWARE, named);
    }

    private static Row<String> fabric(RowList rows, String name, String sentence) {
        Map<String, ?> fabrics = Catalog.packed().fabrics();
        return rows.of(
                name, WordKinds.known(() -> new TreeSet<>(fabrics.keySet()), "a fabric"), sentence);
    }

    private static Kind<Boolean> profiles() {
        Map<String, Boolean> profiles = new LinkedHashMap<>();
        profiles.put("measured", false);
        profiles.put("textbook", true);
        return WordKinds.oneOf(profiles);
    }

    private static <T> Map<String, T> named(List<T> all) {
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach(each -> named.put(each.toString(), each));
        return named;
    }

    private static Function<Values, @Nullable Precisions> precisions(RowList rows) {
        var weights = rows.choice("weights", Precision.FP16, "of the weights");
        var kv = rows.choice("kv", Precision.FP16, "of keys and values");
        Kind<Precision> any = WordKinds.constants(Precision.FP16);
        var compute = rows.of("compute", any, "of arithmetic");
        compute.optional("as the weights where the hardware can");
        return is -> new Precisions(is.at(), is.of(weights), is.of(kv), is.maybe(compute));
    }

    private static String name(Located at) {
        return at.node().isTextual() ? at.text() : "the file's own";
    }
}
