package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

/** Exponential gaps. */
final class PoissonArrivals extends PacedArrivals {
    private final Sampler gapPicos;
    private final Streams.Stream words;
    private final Requests requests;
    private long sent;

    PoissonArrivals(TrafficPlan.Poisson plan, Streams streams, Context context) {
        super(context);
        gapPicos = new Sampler.Exponential(SECOND_PICOS / plan.meanPerSecond());
        words = streams.of(Purpose.ARRIVAL_GAP, context.flow());
        requests = new Requests(plan.shape(), plan.users(), streams, context.flow());
        begin(nextGapPicos());
    }

    @Override
    void sendDue(long nowNanos) {
        requests.send(this, nowNanos, sent);
        sent++;
    }

    @Override
    long nextGapPicos() {
        return Rounded.picos(gapPicos.sample(words.word(sent)));
    }
}
