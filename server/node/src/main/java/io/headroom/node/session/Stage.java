package io.headroom.node.session;

import io.headroom.game.Phase;
import io.headroom.game.debrief.Aftermath;
import io.headroom.game.event.Event;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Playback;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The live run of a game on its owner, when there is one. Not thread-safe; lives on the session's
 * context.
 */
final class Stage {
    private @Nullable LiveDriver driver;
    private Aftermath aftermath = Aftermath.NONE;

    /** A stage with a run of a state that goes on, or an empty one. */
    Stage(@Nullable LiveRun run, GameState state, long gameMillis) {
        this.driver = run == null ? null : driver(run, state, gameMillis);
    }

    private static LiveDriver driver(LiveRun run, GameState state, long gameMillis) {
        LiveDriver driver = new LiveDriver(run, state.clock().firstTickMillis(), gameMillis);
        driver.haltAt(state.halted());
        return driver;
    }

    /** Whether a run is on it. */
    boolean playing() {
        return driver != null;
    }

    /** Ticks that are simulated; 0 without a run. */
    int tick() {
        return driver == null ? 0 : driver.tick();
    }

    /** The run that is on it; null without one. */
    @Nullable LiveRun run() {
        return driver == null ? null : driver.run();
    }

    /**
     * Simulates what is due and shows it.
     *
     * @return the results, when the run has just come to its end; otherwise empty
     */
    List<EntrantResult> drive(GameState state, long gameMillis, Broadcast broadcast) {
        if (driver == null) {
            return List.of();
        }
        if (driver.advance(gameMillis)) {
            broadcast.tick(driver);
        }
        LiveState.Halted halted = state.halted();
        boolean over = halted == null || (halted.scored() && state.timeIsUp(gameMillis));
        return over ? driver.results() : List.of();
    }

    /** Lets the run wait for what is not committed yet. */
    void holdFor(List<Event> uncommitted) {
        if (driver != null) {
            driver.holdFor(uncommitted);
        }
    }

    /** Lets the run go on without what it waited for. */
    void release() {
        if (driver != null) {
            driver.release(List.of());
        }
    }

    /** The clock runs on from an instant. */
    void runFrom(long gameMillis) {
        if (driver != null) {
            driver.runFrom(gameMillis);
        }
    }

    /** What is known of the round's live run when it is over. */
    Aftermath aftermath() {
        return aftermath;
    }

    /** All is known of it, and shown. */
    void know(Aftermath whole, Broadcast broadcast) {
        aftermath = whole;
        broadcast.known();
    }

    /** What the screens have drawn of a run that has come to its end stays. */
    private void keep(GameState state) {
        if (driver != null && state.phase() == Phase.DEBRIEF) {
            aftermath = Aftermath.of(state, Playback.of(driver.run()));
        }
    }

    /** Starts what the state asks for, ends what it does not, and plays what was committed. */
    void follow(GameState state, List<Event> committed, long gameMillis) {
        if (!state.liveRunning()) {
            keep(state);
            driver = null;
        } else if (driver == null) {
            driver = driver(LiveRun.start(state), state, gameMillis);
        } else {
            driver.haltAt(state.halted());
            driver.release(committed);
        }
    }
}
