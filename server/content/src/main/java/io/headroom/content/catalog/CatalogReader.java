package io.headroom.content.catalog;

import io.headroom.content.document.EngineWords;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.ModelShape;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads models, accelerators and fabrics, from a catalog or out of a reader's own file. */
final class CatalogReader {
    private static final double MOST = 1e9;
    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;
    private static final ModelShape NO_MODEL = new ModelShape(1, 1, 1, 1, 1, 1, 3, false);

    private final List<Problem> problems;

    /** Notes what is wrong in {@code problems}. */
    CatalogReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The dimensions of a model. */
    ModelShape model(Located at) {
        Entry is = new Entry(at, problems);
        int before = problems.size();
        if (is.optional("experts") != null) {
            problems.add(at.at("experts").problem("a mixture of experts", Catalog.DENSE));
        }
        is.text("title", "");
        is.text("source", "");
        // Said for the reader and for the test that adds the matrices up.
        is.number("feedForward", 1, MOST, 1);
        is.flag("gated");
        int layers = is.whole("layers");
        int hidden = is.whole("hidden");
        int heads = is.whole("heads");
        int kvHeads = (int) is.number("kvHeads", 1, MOST, heads);
        int headSize = is.whole("headSize");
        int vocabulary = is.whole("vocabulary");
        double parameters = is.number("parametersBillions", 0.000_001, 1_000_000) * GIGA;
        boolean tied = is.flag("tiedEmbeddings");
        is.done();
        if (problems.size() > before) {
            return NO_MODEL;
        }
        try {
            return new ModelShape(
                    layers, hidden, heads, kvHeads, headSize, vocabulary, parameters, tied);
        } catch (IllegalArgumentException e) {
            EngineWords.Told told = EngineWords.told(at, e);
            problems.add(told.at().problem(told.found(), told.expected()));
            return NO_MODEL;
        }
    }

    /** An accelerator of a name. */
    Hardware hardware(String name, Located at) {
        Entry is = new Entry(at, problems);
        is.text("title", "");
        is.optional("sources");
        double gib = is.number("memoryGib", 0.001, MOST);
        double gb = is.number("memoryGb", 0.001, MOST, gib);
        double bandwidth = is.number("bandwidthGBs", 0.001, MOST) * GIGA;
        Entry flops = is.entry("teraflops");
        double fp16 = flops.number("fp16", 0.000_001, MOST) * TERA;
        double fp8 = flops.number("fp8", 0.000_001, MOST, 0) * TERA;
        double int8 = flops.number("int8", 0.000_001, MOST, 0) * TERA;
        flops.done();
        Located price = is.optional("pricePerHour");
        Double perHour = price == null ? null : is.number("pricePerHour", 0, MOST);
        String fabric = is.text("fabric", "pcie-4");
        int node = (int) is.number("devicesOfANode", 1, 1024, 8);
        Hardware.Watts watts = watts(is.optional("watts"));
        is.done();
        return new Hardware(
                name, gib, gb, bandwidth, fp16, fp8, int8, watts, perHour, fabric, node);
    }

    private Hardware.@Nullable Watts watts(@Nullable Located at) {
        if (at == null) {
            return null;
        }
        Entry is = new Entry(at, problems);
        Hardware.Watts watts =
                new Hardware.Watts(
                        is.number("idle", 0, MOST),
                        is.number("prompt", 0, MOST),
                        is.number("token", 0, MOST));
        is.done();
        return watts;
    }

    /** The α and β of a fabric. */
    AffineTime fabric(Located at) {
        Entry is = new Entry(at, problems);
        is.text("title", "");
        is.text("source", "");
        double alpha = is.number("alphaMicros", 0, MOST);
        double bandwidth = is.number("gigabytesPerSecond", 0.000_001, MOST);
        is.done();
        return AffineTime.link(alpha, bandwidth);
    }
}
