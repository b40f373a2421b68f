package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

/**
 * The life of a replica: off, starting, ready, draining, lost. Starting, ready and draining it is
 * provisioned and paid for. Its pending event is the end of a cold start or of an outage.
 */
final class EngineLife implements EventHandler {
    private enum State {
        OFF,
        STARTING,
        READY,
        DRAINING,
        LOST
    }

    private final Engine engine;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final Sampler coldStartNanos;
    private final Streams.Stream starts;
    private final int actor;
    private State state = State.READY;

    /** Asked when an outage is over; a replica by itself always comes back. */
    private Keeper keeper = () -> 1;

    private long started;

    /** Who decides how many replicas there are. */
    interface Keeper {
        /** How many more should be on; negative if there are too many. */
        int lacking();
    }

    /** A replica that is ready. */
    EngineLife(Engine engine, Sampler coldStartNanos) {
        this.engine = engine;
        this.coldStartNanos = coldStartNanos;
        ledger = engine.ledger();
        calendar = engine.surroundings().calendar();
        starts = engine.surroundings().streams().of(Purpose.COLD_START, engine.index());
        actor = calendar.register(Rank.TIMER, this);
    }

    /** Somebody decides from now on how many there are; says so before anything happens. */
    void keptBy(Keeper who, boolean on) {
        keeper = who;
        if (!on) {
            state = State.OFF;
            ledger.provisioned(-1, 0);
        }
    }

    /** Whether it takes newcomers. */
    boolean isReady() {
        return state == State.READY;
    }

    /** Whether it works on what it has. */
    boolean works() {
        return state == State.READY || state == State.DRAINING;
    }

    /** Whether it neither works nor will without being asked to. */
    boolean isOff() {
        return state == State.OFF;
    }

    boolean isDraining() {
        return state == State.DRAINING;
    }

    boolean isStarting() {
        return state == State.STARTING;
    }

    /** Starts one that is off, or keeps one that drains. */
    void start(long nowNanos) {
        if (state == State.DRAINING) {
            state = State.READY;
        } else {
            state = State.STARTING;
            ledger.provisioned(1, nowNanos);
            double nanos = coldStartNanos.sample(starts.word(started++));
            calendar.schedule(actor, Math.addExact(nowNanos, Rounded.nanos(nanos)));
        }
    }

    /** One that is ready or starting finishes what it has and goes. */
    void retire(long nowNanos) {
        if (!engine.isEmpty()) {
            // Whoever waits for one that is starting is served, too.
            state = state == State.READY ? State.DRAINING : state;
        } else {
            turnOff(State.OFF, nowNanos);
        }
    }

    /** It has nothing left to do. */
    void emptied(long nowNanos) {
        if (state == State.DRAINING) {
            turnOff(State.OFF, nowNanos);
        }
    }

    /** Lost for {@code outageNanos}; returns whether there was anything to lose. */
    boolean lose(long outageNanos, long nowNanos) {
        if (state == State.OFF || state == State.LOST) {
            return false;
        }
        turnOff(State.LOST, nowNanos);
        calendar.schedule(actor, nowNanos + outageNanos);
        return true;
    }

    @Override
    public void act(long nowNanos) {
        if (state == State.STARTING) {
            state = State.READY;
            engine.lookSoon(nowNanos);
            if (keeper.lacking() < 0) {
                retire(nowNanos);
            }
            return;
        }
        state = State.OFF;
        // Whoever waits before it has nobody else.
        if (keeper.lacking() > 0 || !engine.isEmpty()) {
            start(nowNanos);
        }
    }

    private void turnOff(State next, long nowNanos) {
        state = next;
        ledger.provisioned(-1, nowNanos);
        calendar.schedule(actor, Calendar.NEVER);
    }
}
