package io.headroom.game.live;

import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Entrant;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the screens drew of a live run, kept when it is over: whoever comes later sees the same.
 *
 * @param recent of each entrant, in the order of the run, at each second: how many of a thousand
 *     units that ended in the last five seconds were good
 * @param primary of each entrant, at each second: the measure that its track's round is about
 */
public record Playback(List<Numbers> recent, List<Numbers> primary) {
    /** Keeps its own copies. */
    public Playback {
        recent = List.copyOf(recent);
        primary = List.copyOf(primary);
    }

    /** What a run has shown so far. */
    public static Playback of(LiveRun run) {
        return new Playback(run.recent(null), run.primary());
    }

    /**
     * How many of a thousand recent units were good, of those whom a screen sees.
     *
     * @param entrants all of the run
     * @param viewer whose phone asks; null for a screen that sees all
     */
    public List<Numbers> recent(List<Entrant> entrants, @Nullable Team viewer) {
        return seen(recent, entrants, viewer);
    }

    /** The measure that the round is about, of those whom a screen sees, likewise. */
    public List<Numbers> primary(List<Entrant> entrants, @Nullable Team viewer) {
        return seen(primary, entrants, viewer);
    }

    private static List<Numbers> seen(
            List<Numbers> lines, List<Entrant> entrants, @Nullable Team viewer) {
        return IntStream.range(0, entrants.size())
                .filter(at -> viewer == null || LiveRun.isSeenBy(viewer, entrants.get(at)))
                .mapToObj(lines::get)
                .toList();
    }

    /** Plays the live run of a state once more, to where it ended. */
    public static Playback again(GameState state) {
        LiveRun run = LiveRun.start(state);
        run.advanceTo(state.round().liveRun().playedTicks());
        return of(run);
    }
}
