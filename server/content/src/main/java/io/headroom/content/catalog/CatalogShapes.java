package io.headroom.content.catalog;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.ModelShape;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Models, accelerators and fabrics, in a catalog or in a reader's own file. */
public final class CatalogShapes {
    /** The dimensions of a model. */
    public static final Shape<ModelShape> MODEL =
            Shape.of("model", "a dense transformer", CatalogShapes::model);

    /** An accelerator, without a name. */
    public static final Shape<Hardware> HARDWARE =
            Shape.of("hardware", "an accelerator", CatalogShapes::hardware);

    /** A catalog of models. */
    static final Shape<Models> MODELS =
            Shape.of("models", "the catalog of models", CatalogShapes::models);

    /** A catalog of hardware. */
    static final Shape<Devices> DEVICES =
            Shape.of("devices", "the catalog of accelerators and fabrics", CatalogShapes::devices);

    /** The α and β of a fabric. */
    static final Shape<AffineTime> FABRIC =
            Shape.of(
                    "fabric",
                    "a message takes alphaMicros + bytes ÷ gigabytesPerSecond",
                    CatalogShapes::fabric);

    static final double MOST = 1e9;

    private static final int MOST_SIZE = 1_000_000;
    private static final int MOST_LAYERS = 10_000;
    private static final int MOST_VOCABULARY = 100_000_000;
    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;

    private static final Shape<Hardware.Watts> WATTS =
            Shape.of("watts", "power of one device", CatalogShapes::watts);

    private static final Shape<double[]> TERAFLOPS =
            Shape.of("teraflops", "operations, dense, without sparsity", CatalogShapes::teraflops);

    /** A mixture of experts is told so. */
    private static final Kind<Located> NO_EXPERTS =
            WordKinds.by(
                    WordKinds.NOTHING,
                    (reading, at) -> {
                        reading.refuse(at, "a mixture of experts", Catalog.DENSE);
                        return null;
                    });

    private CatalogShapes() {}

    /** All models, and those that are refused. */
    record Models(Map<String, ModelShape> dense, List<String> mixtures) {}

    /** All accelerators and fabrics. */
    record Devices(Map<String, Hardware> accelerators, Map<String, AffineTime> fabrics) {}

    /** What stands in each file of the catalog, by the name of its schema. */
    public static Map<String, Shape<?>> files() {
        return Map.of("models", MODELS, "hardware", DEVICES, "stacks", Profiles.PROFILES);
    }

    /** Things by any names. */
    static <T> Kind<Map<String, T>> byName(Kind<T> each) {
        return WordKinds.named("", each, 1);
    }

    private static Function<Values, @Nullable Models> models(RowList rows) {
        var dense = rows.of("models", byName(MODEL), "dense transformers by name");
        var mixtures =
                rows.of("mixturesOfExperts", WordKinds.TEXT.list(), "refused, not approximated");
        mixtures.or(List.of(), "none");
        return is -> new Models(is.of(dense), is.of(mixtures));
    }

    private static Function<Values, @Nullable Devices> devices(RowList rows) {
        var accelerators = rows.of("accelerators", byName(HARDWARE), "accelerators by name");
        var fabrics = rows.of("fabrics", byName(FABRIC), "what connects devices, by name");
        return is -> new Devices(is.of(accelerators), is.of(fabrics));
    }

    private static Function<Values, @Nullable ModelShape> model(RowList rows) {
        rows.text("title", "what it is called").optional("none");
        var layers = rows.count("layers", 1, MOST_LAYERS, "how many");
        var hidden = rows.count("hidden", 1, MOST_SIZE, "the width of a layer");
        var heads = rows.count("heads", 1, MOST_SIZE, "of attention");
        var kvHeads = rows.count("kvHeads", 1, MOST_SIZE, "of keys and values");
        kvHeads.optional("as many as heads");
        var headSize = rows.count("headSize", 1, MOST_SIZE, "the width of a head");
        // Said for the reader and for the test that adds the matrices up.
        rows.count("feedForward", 1, MOST_SIZE, "width inside the block").optional("not said");
        rows.flag("gated", "whether that block has three matrices");
        var vocabulary = rows.count("vocabulary", 1, MOST_VOCABULARY, "different tokens");
        var billions =
                rows.positive("parametersBillions", MOST_SIZE, "all weights, embeddings included");
        billions.inPlans("parameters");
        var tied = rows.flag("tiedEmbeddings", "whether both embeddings are one matrix");
        rows.of("experts", NO_EXPERTS, "not here").optional("none");
        rows.text("source", "where all that is from").optional("none");
        return is ->
                new ModelShape(
                        is.of(layers),
                        is.of(hidden),
                        is.of(heads),
                        is.or(kvHeads, is.of(heads)),
                        is.of(headSize),
                        is.of(vocabulary),
                        is.of(billions) * GIGA,
                        is.of(tied));
    }

    private static Function<Values, @Nullable Hardware> hardware(RowList rows) {
        rows.text("title", "what it is called").optional("none");
        var gib = rows.number("memoryGib", 0.001, MOST, "memory, what the driver has");
        var gb = rows.number("memoryGb", 0.001, MOST, "memory, the figure on the box");
        gb.optional("what the driver has");
        var bandwidth = rows.number("bandwidthGBs", 0.001, MOST, "of that memory");
        var flops = rows.of("teraflops", TERAFLOPS, "operations a second");
        var price = rows.number("pricePerHour", 0, MOST, "dollars, of one device");
        price.optional("not published");
        var watts = rows.of("watts", WATTS, "power of one device").optional("not published");
        var fabric = rows.text("fabric", "what connects the devices of a node").or("pcie-4");
        var node = rows.count("devicesOfANode", 1, 1024, "devices of a node").or(8);
        rows.of("sources", byName(WordKinds.TEXT), "the source of each figure").optional("none");
        return is ->
                new Hardware(
                        "own",
                        is.of(gib),
                        is.or(gb, is.of(gib)),
                        is.of(bandwidth) * GIGA,
                        is.of(flops)[0],
                        is.of(flops)[1],
                        is.of(flops)[2],
                        is.maybe(watts),
                        is.maybe(price),
                        is.of(fabric),
                        is.of(node));
    }

    private static Function<Values, double @Nullable []> teraflops(RowList rows) {
        Kind<Double> least = Quantity.of(Unit.NUMBER, 0.000_001, MOST);
        var fp16 = rows.of("fp16", least, "in 16 bits");
        var fp8 = rows.of("fp8", least, "in 8-bit floating point").or(0., "it cannot");
        var int8 = rows.of("int8", least, "in 8-bit integers").or(0., "it cannot");
        return is -> new double[] {is.of(fp16) * TERA, is.of(fp8) * TERA, is.of(int8) * TERA};
    }

    private static Function<Values, Hardware.@Nullable Watts> watts(RowList rows) {
        var idle = rows.number("idle", 0, MOST, "without work");
        var prompt = rows.number("prompt", 0, MOST, "while it works on prompts");
        var token = rows.number("token", 0, MOST, "while it decodes");
        return is -> new Hardware.Watts(is.of(idle), is.of(prompt), is.of(token));
    }

    private static Function<Values, @Nullable AffineTime> fabric(RowList rows) {
        rows.text("title", "what it is called").optional("none");
        var alpha = rows.number("alphaMicros", 0, MOST, "α, in microseconds");
        var bandwidth = rows.positive("gigabytesPerSecond", MOST, "bytes over time");
        rows.text("source", "where that is from").optional("none");
        return is -> AffineTime.link(is.of(alpha), is.of(bandwidth));
    }
}
