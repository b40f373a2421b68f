package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.traffic.RateProfile;

import java.util.List;
import java.util.function.Supplier;

/** Reads how a rate changes with time: factors that hold from an instant, or straight lines. */
final class ProfileReader {
    private static final RateProfile NONE = RateProfile.steps(new long[] {0}, new double[] {1});
    private static final double MOST_FACTOR = 10_000_000;

    private final Reading reading;

    ProfileReader(Reading reading) {
        this.reading = reading;
    }

    /** The profile at a place. */
    RateProfile read(Located at) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        Located steps = is.optional("steps");
        Located ramps = is.optional("ramps");
        long turn = is.nanos("repeatEvery", 0);
        is.done();
        if ((steps == null) == (ramps == null)) {
            if (reading.mark() == before) {
                reading.refuse(at, "either steps or ramps");
            }
            return NONE;
        }
        Located list = steps == null ? ramps : steps;
        List<Located> points = list == null ? List.of() : reading.items(list);
        long[] nanos = new long[points.size()];
        double[] factors = new double[points.size()];
        for (int i = 0; i < nanos.length; i++) {
            Mapping point = new Mapping(reading, points.get(i));
            nanos[i] = point.nanos("at");
            factors[i] = point.number("factor", 0, MOST_FACTOR);
            point.done();
        }
        Supplier<RateProfile> once =
                steps == null
                        ? () -> RateProfile.ramps(nanos, factors)
                        : () -> RateProfile.steps(nanos, factors);
        return reading.build(
                at, before, () -> turn == 0 ? once.get() : once.get().repeatedEvery(turn), NONE);
    }
}
