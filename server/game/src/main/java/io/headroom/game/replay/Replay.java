package io.headroom.game.replay;

import io.headroom.game.scenario.Scenario;

import java.util.List;

/** Plays a game again from its log. */
@SuppressWarnings("DoNotCallSuggester")
public final class Replay {
    private Replay() {}

    /**
     * Recomputes what-ifs, live run and scores from a log and compares them with what it says.
     *
     * @param scenario the one that the game pins
     * @param log all events in order, from the first
     */
    public static ReplayReport replay(Scenario scenario, List<LoggedEvent> log) {
        throw new UnsupportedOperationException("" + scenario + log);
    }
}
