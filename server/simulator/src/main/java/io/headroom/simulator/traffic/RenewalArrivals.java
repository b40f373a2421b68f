package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;

/** Independent gaps of one law. */
final class RenewalArrivals extends PacedArrivals {
    private final Sampler gap;
    private final double picosPerUnit;
    private final Streams.Stream words;
    private final Requests requests;
    private long sent;

    RenewalArrivals(TrafficPlan.Renewal plan, Streams streams, Context context) {
        super(context);
        gap = plan.gap();
        double gapPicos = SECOND_PICOS / plan.meanPerSecond();
        picosPerUnit = gapPicos / gap.mean();
        words = streams.of(Purpose.ARRIVAL_GAP, context.flow());
        requests = new Requests(plan.shape(), plan.users(), streams, context.flow());
        long word = streams.of(Purpose.FIRST_GAP, context.flow()).word(0);
        begin(wholePicos(gapPicos * plan.firstGap().sample(word)));
    }

    @Override
    void sendDue(long nowNanos) {
        requests.send(this, nowNanos, sent);
        sent++;
    }

    @Override
    long nextGapPicos() {
        return wholePicos(picosPerUnit * gap.sample(words.word(sent)));
    }
}
