package io.headroom.game.live;

import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.state.GameState;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * A live run while it is simulated: one system per entrant, all advanced to the same tick. Not
 * shared between threads. A tick is 100 ms of wall time and the track's pace times as much of
 * simulated time.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class LiveRun {
    /** Wall time of a tick. */
    public static final int TICK_MILLIS = 100;

    private LiveRun() {}

    /**
     * The run that the state's log has started, at tick 0, its bursts so far injected.
     *
     * @throws IllegalArgumentException when the state has no live run: a bug
     */
    public static LiveRun start(GameState state) {
        throw new UnsupportedOperationException("" + state);
    }

    /** Who rides, in the stable order of readings and results: teams, then ghosts. */
    public List<Entrant> entrants() {
        throw new UnsupportedOperationException();
    }

    /** Ticks that are simulated. */
    public int tick() {
        throw new UnsupportedOperationException();
    }

    /** Ticks of the whole run. */
    public int lengthTicks() {
        throw new UnsupportedOperationException();
    }

    /** Whether the last tick is simulated. */
    public boolean done() {
        throw new UnsupportedOperationException();
    }

    /**
     * Simulates up to the end of a tick; a no-op for ticks that are simulated already.
     *
     * @param tick at most {@link #lengthTicks()}
     */
    public void advanceTo(int tick) {
        throw new UnsupportedOperationException("" + tick);
    }

    /**
     * Plans a burst; it begins when the run has simulated its tick.
     *
     * @throws IllegalArgumentException when the run is past that tick: a bug
     */
    public void inject(BurstInjected burst) {
        throw new UnsupportedOperationException("" + burst);
    }

    /** Every entrant at the present tick, in order; asking changes nothing. */
    public List<EntrantReading> readings() {
        throw new UnsupportedOperationException();
    }

    /** One entrant's instruments at the present tick; asking changes nothing. */
    public SystemReading system(int entrant) {
        throw new UnsupportedOperationException("" + entrant);
    }

    /** Simulated time since the run began, by the pace of an entrant's track. */
    public long simulatedMillis(int entrant) {
        throw new UnsupportedOperationException("" + entrant);
    }

    /**
     * What every entrant's system did over the whole run.
     *
     * @throws IllegalStateException before the last tick: a bug
     */
    public List<EntrantResult> results() {
        throw new UnsupportedOperationException();
    }

    /** Hands every exact number of all entrants at the present tick to the digest, in order. */
    public void measurementsInto(LongConsumer digest) {
        throw new UnsupportedOperationException("" + digest);
    }
}
