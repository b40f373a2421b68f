package io.headroom.node.session;

import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Which ghosts of a game are to be searched next, and for how long: one track at a time, so that
 * what-ifs find a thread meanwhile, of those that somebody plays, the present round's first. What
 * is found is in the log; an owner that takes over searches what is missing.
 */
final class GhostSearches {
    /** All ghosts of a round are found in so long, well or less well. */
    static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * The ghosts of one track.
     *
     * @see io.headroom.game.frontier.GhostSearch
     */
    interface Search {
        /**
         * Finds them; blocks.
         *
         * @param enough asked after each run whether the best so far must do
         */
        Ghosts find(GameState state, RoundState round, TrackId track, BooleanSupplier enough);
    }

    /** Ghosts that are missing. */
    record Sought(RoundState round, TrackId track) {
        boolean isOf(Sought other) {
            return round.number() == other.round().number() && track.equals(other.track());
        }
    }

    private final Search search;
    private final LongSupplier nanoClock;
    private final Map<Integer, Spent> rounds = new HashMap<>();
    private @Nullable Sought running;

    /** What the searches of a round have taken so far. */
    private record Spent(int tracks, long nanos) {}

    GhostSearches(Search search, LongSupplier nanoClock) {
        this.search = search;
        this.nanoClock = nanoClock;
    }

    /** What to search now; null when nothing is missing, or what was begun is not found yet. */
    @Nullable Sought next(GameState state) {
        Sought first = null;
        for (RoundState round : state.roundsToSearch()) {
            for (TrackId track : state.playedTracks()) {
                Sought sought = new Sought(round, track);
                if (round.found(track) != null) {
                    continue;
                }
                if (running != null && running.isOf(sought)) {
                    return null;
                }
                first = first == null ? sought : first;
            }
        }
        return first;
    }

    /** Says that something is searched from now on. */
    void begun(Sought sought) {
        running = sought;
    }

    /**
     * Searches. A track has its share of the round's time, and what those before it left; one that
     * takes longer rides with its best so far. What is measured behind a search may take long on a
     * busy machine; that is at no other track's expense.
     */
    Ghosts find(GameState state, Sought sought) {
        long begun = nanoClock.getAsLong();
        int number = sought.round().number();
        Spent spent = spent(number);
        int tracks = state.setting().tracks().size();
        long left = MOST_NANOS * (spent.tracks() + 1) / tracks - spent.nanos();
        long share = Math.max(MOST_NANOS / tracks, left);
        Ghosts found =
                search.find(
                        state,
                        sought.round(),
                        sought.track(),
                        () -> nanoClock.getAsLong() - begun > share);
        spend(number, nanoClock.getAsLong() - begun);
        return found;
    }

    /** Searches may overlap where a track lost its teams while it was searched. */
    private synchronized Spent spent(int round) {
        return rounds.getOrDefault(round, new Spent(0, 0));
    }

    private synchronized void spend(int round, long nanos) {
        Spent before = spent(round);
        rounds.put(round, new Spent(before.tracks() + 1, before.nanos() + nanos));
    }
}
