package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Weights;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import java.util.List;

/**
 * The state of a link through time, a function of the seed alone: whoever sends what over it
 * changes nothing. Its pending event is the next change.
 */
final class ModeProcess implements EventHandler {
    /** The usual state; disturbances are numbered from 0. */
    static final int USUAL = -1;

    private static final Sampler.Exponential UNIT = new Sampler.Exponential(1);

    private final List<LinkModes.Disturbance> disturbances;
    private final boolean correlated;
    private final Change changed;
    private final Calendar calendar;
    private final Streams.Stream stateWords;
    private final Streams.Stream sojournWords;
    private final int actor;

    /** Of each state its share of the time: the usual one first. */
    private final Weights shares;

    /** How often each disturbance follows on the usual state. */
    private final double[] ratePerNano;

    private int state = USUAL;
    private long changes;
    private long sinceNanos;

    /** How long each disturbance has lasted in all, up to the last change. */
    private final long[] lastedNanos;

    /** Told of every change. */
    interface Change {
        /** The state is another one from now on. */
        void changed(long nowNanos);
    }

    /** In its stationary law at time 0. */
    ModeProcess(LinkModes plan, int index, Leaf.Surroundings surroundings, Change changed) {
        disturbances = plan.disturbances();
        correlated = plan.correlated();
        this.changed = changed;
        calendar = surroundings.calendar();
        stateWords = surroundings.streams().of(Purpose.LINK_STATE, index);
        sojournWords = surroundings.streams().of(Purpose.LINK_SOJOURN, index);
        double[] weights = new double[disturbances.size() + 1];
        ratePerNano = new double[disturbances.size()];
        lastedNanos = new long[disturbances.size()];
        weights[0] = plan.usualShare();
        for (int each = 0; each < ratePerNano.length; each++) {
            LinkModes.Disturbance disturbance = disturbances.get(each);
            weights[each + 1] = disturbance.share();
            // What flows in must flow out: share of the usual state × rate = share ÷ mean stay.
            ratePerNano[each] = disturbance.share() / disturbance.meanNanos() / weights[0];
        }
        shares = new Weights(weights);
        actor = calendar.register(Rank.INTERVENTION, this);
        if (correlated && !disturbances.isEmpty()) {
            state = drawState(stateWords.word(0));
            scheduleChange(0);
        }
    }

    /** The state that a transfer meets whose own word for this is {@code word}. */
    int stateFor(long word) {
        return correlated ? state : drawState(word);
    }

    /** The share of the bandwidth that the state now leaves to all, in thousandths. */
    long bandwidthPermille() {
        return state == USUAL ? 1000 : disturbances.get(state).bandwidthPermille();
    }

    /** How long disturbance {@code number} has lasted in all. */
    long lastedNanos(int number, long nowNanos) {
        return lastedNanos[number] + (state == number ? nowNanos - sinceNanos : 0);
    }

    @Override
    public void act(long nowNanos) {
        changes++;
        if (state == USUAL) {
            state = new Weights(ratePerNano).draw(Words.unit(stateWords.word(changes)));
        } else {
            lastedNanos[state] += nowNanos - sinceNanos;
            state = USUAL;
        }
        sinceNanos = nowNanos;
        scheduleChange(nowNanos);
        changed.changed(nowNanos);
    }

    private int drawState(long word) {
        return shares.draw(Words.unit(word)) - 1;
    }

    private void scheduleChange(long nowNanos) {
        double meanNanos;
        if (state == USUAL) {
            double rate = 0;
            for (double each : ratePerNano) {
                rate += each;
            }
            if (rate == 0) {
                return;
            }
            meanNanos = 1 / rate;
        } else {
            meanNanos = disturbances.get(state).meanNanos();
        }
        long stay = Rounded.nanos(meanNanos * UNIT.sample(sojournWords.word(changes)));
        calendar.schedule(actor, nowNanos + Math.max(1, stay));
    }
}
