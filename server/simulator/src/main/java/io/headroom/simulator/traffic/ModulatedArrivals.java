package io.headroom.simulator.traffic;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;

/** Exponential gaps at the rate of a state that changes; begun in its stationary law. */
final class ModulatedArrivals extends PacedArrivals {
    private static final Sampler.Exponential UNIT = new Sampler.Exponential(1);

    private final TrafficPlan.MarkovModulated plan;
    private final Streams.Stream gapWords;
    private final Streams.Stream sojournWords;
    private final Streams.Stream nextWords;
    private final Requests requests;
    private final double[] perPico;
    private int state;
    private long changes;
    private double statePicos;
    private long sent;

    ModulatedArrivals(TrafficPlan.MarkovModulated plan, Streams streams, Context context) {
        super(context);
        this.plan = plan;
        gapWords = streams.of(Purpose.ARRIVAL_GAP, context.flow());
        sojournWords = streams.of(Purpose.SOJOURN, context.flow());
        nextWords = streams.of(Purpose.NEXT_STATE, context.flow());
        requests = new Requests(plan.shape(), plan.users(), streams, context.flow());
        perPico = new double[plan.chain().size()];
        for (int index = 0; index < perPico.length; index++) {
            perPico[index] = plan.chain().perSecond(index) / SECOND_PICOS;
        }
        state = plan.chain().drawStationary(Words.unit(nextWords.word(0)));
        statePicos = sojournPicos();
        begin(nextGapPicos());
    }

    @Override
    void sendDue(long nowNanos) {
        requests.send(this, nowNanos, sent);
        sent++;
    }

    /** Passes one unit of expected requests, drawn, through the states to come. */
    @Override
    long nextGapPicos() {
        double expected = UNIT.sample(gapWords.word(sent));
        double gap = 0;
        // Ends: the plan bounds the number of changes in a mean gap.
        while (expected >= perPico[state] * statePicos) {
            expected -= perPico[state] * statePicos;
            gap += statePicos;
            changes++;
            state = plan.chain().drawNext(state, Words.unit(nextWords.word(changes)));
            statePicos = sojournPicos();
        }
        double inState = expected / perPico[state];
        statePicos -= inState;
        return wholePicos(gap + inState);
    }

    private double sojournPicos() {
        double meanPicos = plan.chain().sojournSeconds(state) * SECOND_PICOS;
        return meanPicos * UNIT.sample(sojournWords.word(changes));
    }
}
