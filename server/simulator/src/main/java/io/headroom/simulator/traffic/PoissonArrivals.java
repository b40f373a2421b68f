package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

/** Exponential gaps. */
final class PoissonArrivals extends PacedArrivals {
    private static final double SECOND_PICOS = 1e12;

    private final Sampler gapPicos;
    private final Streams.Stream words;
    private long sent;

    PoissonArrivals(TrafficPlan.Poisson plan, Streams streams, Context context) {
        super(context);
        gapPicos = new Sampler.Exponential(SECOND_PICOS / plan.meanPerSecond());
        words = streams.of(Purpose.ARRIVAL_GAP, 0);
        begin(nextGapPicos());
    }

    @Override
    void sendDue(long nowNanos) {
        sent++;
        send(nowNanos, 1, 1, UNIT_PERMILLE);
    }

    @Override
    long nextGapPicos() {
        return Rounded.picos(gapPicos.sample(words.word(sent)));
    }
}
