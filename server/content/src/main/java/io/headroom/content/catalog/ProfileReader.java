package io.headroom.content.catalog;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.ServingStack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the constants of the profiles. */
final class ProfileReader {
    private static final double MOST = 1e9;
    private static final double LEAST_SHARE = 0.001;
    private static final double MICRO_NANOS = 1000;
    private static final double MIB = 1024.0 * 1024;

    private final List<Problem> problems;

    ProfileReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** All of them. */
    Profile read(Located root) {
        Entry is = new Entry(root, problems);
        Map<String, Profile.Stack> stacks = new LinkedHashMap<>();
        Entry all = is.entry("stacks");
        for (String name : all.names()) {
            Located at = all.place().at(name);
            // Read once now, so that what is wrong is told when the catalog is read.
            stack(at, "other");
            stacks.put(name, new ReadStack(at));
        }
        Map<String, List<Profile.Sum>> sums = new LinkedHashMap<>();
        Entry fabrics = is.entry("allReduce");
        for (String name : fabrics.names()) {
            sums.put(name, sums(fabrics.place().at(name)));
        }
        Map<String, AffineTime> hops = new LinkedHashMap<>();
        Entry hop = is.entry("hop");
        for (String name : hop.names()) {
            hops.put(name, new CatalogReader(problems).fabric(hop.place().at(name)));
        }
        Map<String, String> nearest = new LinkedHashMap<>();
        Entry as = is.entry("as");
        for (String name : as.names()) {
            nearest.put(name, as.text(name, name));
        }
        Entry across = is.entry("acrossNodes");
        Profile.Across factors =
                new Profile.Across(
                        across.number("hopsOfANode", 0, MOST),
                        across.number("busFactor", LEAST_SHARE, MOST));
        across.done();
        is.done();
        return new Profile(stacks, sums, hops, nearest, factors);
    }

    private List<Profile.Sum> sums(Located at) {
        List<Profile.Sum> sums = new ArrayList<>();
        for (Located item : at.items()) {
            Entry is = new Entry(item, problems);
            sums.add(
                    new Profile.Sum(
                            (int) is.number("devices", 2, MOST),
                            is.number("alphaMicros", 0, MOST),
                            is.number("busGBs", LEAST_SHARE, MOST)));
            is.done();
        }
        return sums;
    }

    private ServingStack stack(Located at, String hardware) {
        Entry is = new Entry(at, problems);
        is.text("title", "");
        is.number("farMib", 0, MOST, 0);
        is.optional("farBusGBs");
        ServingStack stack =
                new ServingStack(
                        is.number("hostMicros", 0, MOST) * MICRO_NANOS,
                        is.number("perSequenceMicros", 0, MOST) * MICRO_NANOS,
                        is.numberFor("launchMicrosPerLayer", hardware, 0, MOST) * MICRO_NANOS,
                        is.number("promptLaunchMicros", 0, MOST) * MICRO_NANOS,
                        is.number("exposedMicrosPerLayer", 0, MOST) * MICRO_NANOS,
                        is.number("weightBandwidth", LEAST_SHARE, 1),
                        is.number("kvBandwidth", LEAST_SHARE, 1),
                        is.numberFor("denseShare", hardware, LEAST_SHARE, 1),
                        is.number("halfSpeedTokens", 0, MOST),
                        is.number("attentionShare", LEAST_SHARE, 1),
                        is.flag("wholeSquare"),
                        is.flag("countsEmbeddings"));
        is.done();
        return stack;
    }

    private AffineTime far(Located at, String hardware) {
        if (!at.has("farMib")) {
            return AffineTime.NONE;
        }
        Entry is = new Entry(at, problems);
        return new AffineTime(
                is.number("farMib", 0, MOST) * MIB,
                1 / is.numberFor("farBusGBs", hardware, LEAST_SHARE, MOST));
    }

    /** A stack whose figures differ from one hardware to the other. */
    private final class ReadStack implements Profile.Stack {
        private final Located at;

        ReadStack(Located at) {
            this.at = at;
        }

        @Override
        public ServingStack on(String hardware) {
            return stack(at, hardware);
        }

        @Override
        public AffineTime far(String hardware) {
            return ProfileReader.this.far(at, hardware);
        }
    }
}
