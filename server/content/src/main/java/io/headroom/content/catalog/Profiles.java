package io.headroom.content.catalog;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.ServingStack;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The constants of the profiles. */
final class Profiles {
    /** All of them. */
    static final Shape<Profile> PROFILES =
            Shape.of("stacks", "what software makes of hardware", Profiles::profiles);

    private static final Shape<Profile.Stack> STACK =
            Shape.of("stack", "a generation of software", Profiles::stack);

    private static final Shape<Profile.Sum> SUM =
            Shape.of("sum", "a measured all-reduce", Profiles::sum);

    private static final Shape<Profile.Across> ACROSS =
            Shape.of("across", "all-reduces over nodes", Profiles::across);

    private static final double MOST = CatalogShapes.MOST;
    private static final double LEAST_SHARE = 0.001;
    private static final double MICRO_NANOS = 1000;
    private static final double GB = 1e9;
    private static final double MIB = 1024.0 * 1024;
    private static final String OTHER = "other";

    private Profiles() {}

    private static Function<Values, @Nullable Profile> profiles(RowList rows) {
        var stacks = rows.of("stacks", CatalogShapes.byName(STACK), "by name");
        var sums =
                rows.of(
                        "allReduce",
                        CatalogShapes.byName(SUM.list()),
                        "measured, by fabric, in ascending order of devices");
        Kind<Map<String, AffineTime>> fabrics = CatalogShapes.byName(CatalogShapes.FABRIC);
        var hops = rows.of("hop", fabrics, "measured transfers to a neighbour, by fabric");
        var nearest =
                rows.of("as", CatalogShapes.byName(WordKinds.TEXT), "what nobody measured is like");
        var across = rows.of("acrossNodes", ACROSS, "all-reduces over nodes");
        return is ->
                new Profile(is.of(stacks), is.of(sums), is.of(hops), is.of(nearest), is.of(across));
    }

    private static Function<Values, Profile.@Nullable Sum> sum(RowList rows) {
        var devices = rows.count("devices", 2, (long) MOST, "how many add up");
        var alpha = rows.number("alphaMicros", 0, MOST, "α");
        var bus = rows.number("busGBs", LEAST_SHARE, MOST, "bandwidth of the bus");
        return is -> new Profile.Sum(is.of(devices), is.of(alpha), is.of(bus));
    }

    private static Function<Values, Profile.@Nullable Across> across(RowList rows) {
        var hops = rows.number("hopsOfANode", 0, MOST, "latencies that each further node adds");
        var bus = rows.number("busFactor", LEAST_SHARE, MOST, "bandwidth over a transfer's");
        return is -> new Profile.Across(is.of(hops), is.of(bus));
    }

    /** A number for all, or numbers by the name of the hardware, with one for the rest. */
    private static Kind<Function<String, Double>> byHardware(double least, double most) {
        Kind<Double> number = Quantity.of(Unit.NUMBER, least, most);
        Kind<Function<String, Double>> byName =
                CatalogShapes.byName(number).map(numbers -> named(numbers));
        return Kind.when(at -> at.node().isObject(), byName, number.map(all -> hardware -> all));
    }

    private static Function<String, Double> named(Map<String, Double> numbers) {
        Double rest = numbers.get(OTHER);
        if (rest == null) {
            throw new IllegalArgumentException(
                    "a number for other hardware as well, " + OTHER + ", found " + numbers);
        }
        return hardware -> numbers.getOrDefault(hardware, rest);
    }

    private static Row<Double> micros(RowList rows, String name, String sentence) {
        return rows.number(name, 0, MOST, sentence);
    }

    private static Row<Double> share(RowList rows, String name, String sentence) {
        return rows.number(name, LEAST_SHARE, 1, sentence);
    }

    private static Function<Values, Profile.@Nullable Stack> stack(RowList rows) {
        rows.text("title", "what it is called").optional("none");
        var cards =
                rows.of("measuredOn", WordKinds.TEXT.list(), "hardware that it was measured on");
        cards.or(List.of(), "none");
        var farMib = rows.number("farMib", 0, MOST, "beyond it sums are slower");
        farMib.optional("none are");
        var farBus = rows.of("farBusGBs", byHardware(LEAST_SHARE, MOST), "bandwidth of these");
        farBus.optional("as of the others");
        Function<Values, Function<String, ServingStack>> constants = constants(rows);
        return is ->
                is.has(farMib) && !is.has(farBus)
                        ? is.refuse(farMib, "farBusGBs beside it")
                        : new Profile.Stack(
                                constants.apply(is),
                                hardware -> {
                                    Double mib = is.maybe(farMib);
                                    return mib == null
                                            ? AffineTime.NONE
                                            : new AffineTime(
                                                    mib * MIB, 1 / is.of(farBus).apply(hardware));
                                },
                                is.of(cards));
    }

    /** What it makes of a hardware of some name. */
    private static Function<Values, Function<String, ServingStack>> constants(RowList rows) {
        var front = micros(rows, "frontEndMicros", "to take a request in, before its line");
        front.or(0.);
        var host = micros(rows, "hostMicros", "of the host, for an iteration");
        var sequence = micros(rows, "perSequenceMicros", "for each sequence");
        var launch = rows.of("launchMicrosPerLayer", byHardware(0, MOST), "to launch a layer");
        var prompt = micros(rows, "promptLaunchMicros", "to launch a prompt").or(0.);
        var layer = micros(rows, "promptLaunchMicrosPerLayer", "the same, for each layer");
        layer.or(0.);
        String replayed = "prompts with no more tokens than these to compute are not launched";
        var graph = rows.number("graphTokens", 0, MOST, replayed).or(0.);
        var exposed = micros(rows, "exposedMicrosPerLayer", "of a layer, beside its bytes");
        var weights = share(rows, "weightBandwidth", "of the bandwidth, for weights");
        var kv = share(rows, "kvBandwidth", "of the bandwidth, for keys and values");
        var dense = rows.of("denseShare", byHardware(LEAST_SHARE, 1), "of the peak, dense");
        var half = rows.number("halfSpeedTokens", 0, MOST, "tokens at half the speed");
        var attention = share(rows, "attentionShare", "of the peak, for attention");
        var square = rows.flag("wholeSquare", "whether attention computes both triangles");
        var embeddings = rows.flag("countsEmbeddings", "whether embeddings are read");
        var kept = rows.number("keptGb", LEAST_SHARE, MOST, "of each device, for itself");
        return is ->
                hardware ->
                        new ServingStack(
                                is.of(front) * MICRO_NANOS,
                                is.of(host) * MICRO_NANOS,
                                is.of(sequence) * MICRO_NANOS,
                                is.of(launch).apply(hardware) * MICRO_NANOS,
                                is.of(prompt) * MICRO_NANOS,
                                is.of(layer) * MICRO_NANOS,
                                is.of(graph),
                                is.of(exposed) * MICRO_NANOS,
                                is.of(weights),
                                is.of(kv),
                                is.of(dense).apply(hardware),
                                is.of(half),
                                is.of(attention),
                                is.of(square),
                                is.of(embeddings),
                                is.of(kept) * GB);
    }
}
