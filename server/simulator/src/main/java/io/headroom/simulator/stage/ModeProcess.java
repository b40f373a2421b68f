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

    private static final double MOST_DISTURBED = 0.99;
    private static final Sampler.Exponential UNIT = new Sampler.Exponential(1);

    private final List<LinkModes.Disturbance> disturbances;
    private final boolean correlated;
    private final Change changed;
    private final Calendar calendar;
    private final Streams.Stream stateWords;
    private final Streams.Stream sojournWords;
    private final int actor;

    /** What each disturbance is to have of the time. */
    private final double[] wanted;

    /** Of each state its share of the time: the usual one first. */
    private final double[] weights;

    private Weights shares;

    /** How often each disturbance follows on the usual state. */
    private final double[] ratePerNano;

    /** Next change, of a state that lasts. */
    private long nextNanos = Calendar.NEVER;

    /** What is left of the stay in a usual state that nothing ends, in mean stays. */
    private double unitsLeft;

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
        weights = new double[disturbances.size() + 1];
        wanted = new double[disturbances.size()];
        ratePerNano = new double[disturbances.size()];
        lastedNanos = new long[disturbances.size()];
        for (int each = 0; each < wanted.length; each++) {
            wanted[each] = disturbances.get(each).share();
        }
        weigh();
        shares = new Weights(weights);
        actor = calendar.register(Rank.INTERVENTION, this);
        if (correlated && !disturbances.isEmpty()) {
            state = drawState(stateWords.word(0));
            scheduleChange(0);
        }
    }

    /**
     * A disturbance is to have another share of the time. Its mean stay stays; what is left of a
     * stay in the usual state passes as much faster as that is now left sooner, which for
     * exponential stays is the law of a fresh one and needs no draw.
     */
    void setShare(int disturbance, double share, long nowNanos) {
        if (wanted[disturbance] == share) {
            return;
        }
        boolean stays = correlated && state == USUAL;
        double before = leavingPerNano();
        wanted[disturbance] = share;
        weigh();
        shares = new Weights(weights);
        if (stays) {
            unitsLeft = before == 0 ? unitsLeft : before * (nextNanos - nowNanos);
            double after = leavingPerNano();
            schedule(nowNanos, after == 0 ? Calendar.NEVER : Rounded.nanos(unitsLeft / after));
        }
    }

    /** Shares by what is wanted, cut in proportion where that leaves too little. */
    private void weigh() {
        double sum = 0;
        for (double share : wanted) {
            sum += share;
        }
        double cut = sum > MOST_DISTURBED ? MOST_DISTURBED / sum : 1;
        weights[0] = 1;
        for (int each = 0; each < wanted.length; each++) {
            weights[each + 1] = wanted[each] * cut;
            weights[0] -= weights[each + 1];
        }
        for (int each = 0; each < wanted.length; each++) {
            // What flows in must flow out: share of the usual state × rate = share ÷ mean stay.
            double mean = disturbances.get(each).meanNanos();
            ratePerNano[each] = weights[each + 1] / mean / weights[0];
        }
    }

    private double leavingPerNano() {
        double rate = 0;
        for (double each : ratePerNano) {
            rate += each;
        }
        return rate;
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
        double unit = UNIT.sample(sojournWords.word(changes));
        if (state != USUAL) {
            schedule(nowNanos, Rounded.nanos(disturbances.get(state).meanNanos() * unit));
            return;
        }
        double rate = leavingPerNano();
        if (rate == 0) {
            unitsLeft = unit;
            schedule(nowNanos, Calendar.NEVER);
        } else {
            schedule(nowNanos, Rounded.nanos(1 / rate * unit));
        }
    }

    private void schedule(long nowNanos, long stayNanos) {
        nextNanos =
                stayNanos == Calendar.NEVER ? Calendar.NEVER : nowNanos + Math.max(1, stayNanos);
        calendar.schedule(actor, nextNanos);
    }
}
