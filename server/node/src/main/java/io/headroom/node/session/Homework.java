package io.headroom.node.session;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.debrief.Aftermath;
import io.headroom.game.frontier.GhostSearch;
import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.live.Practice;
import io.headroom.game.replay.Replay;
import io.headroom.game.replay.ReplayReport;
import io.headroom.game.state.GameState;
import io.headroom.game.state.WhatIf;
import io.headroom.game.view.BoardView;
import io.headroom.node.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What a game has computed elsewhere: what-ifs that were spent, its ghosts, its digest. Each
 * follows from the state, so whoever owns the game starts what is not done; what finds no room is
 * offered again. Not thread-safe; results come back on computing threads.
 */
final class Homework {
    private static final Logger LOG = LoggerFactory.getLogger(Homework.class);

    private final Surroundings around;
    private final GameId game;
    private final Consumer<Command.OfLoop> results;
    private final Consumer<BoardView.Ending> endings;
    private final Consumer<Aftermath> aftermaths;
    private final Set<WhatIfId> simulating = new HashSet<>();
    private final GhostSearches searches = new GhostSearches(GhostSearch::search, System::nanoTime);
    private final Set<Integer> lookingBack = new HashSet<>();

    /** With how many seats the digest was computed; some may be taken out of a finished game. */
    private int digestedSeats = -1;

    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable String digest;

    /** Made once; one thread at a time ends a game. */
    private volatile BoardView.@Nullable PracticeCard practice;

    /**
     * Nothing is started yet.
     *
     * @param results told what was computed, on computing threads
     * @param endings told what is left of the finished game, likewise
     * @param aftermaths told all that is known of the live run that was, likewise
     */
    Homework(
            Surroundings around,
            GameId game,
            Consumer<Command.OfLoop> results,
            Consumer<BoardView.Ending> endings,
            Consumer<Aftermath> aftermaths) {
        this.around = around;
        this.game = game;
        this.results = results;
        this.endings = endings;
        this.aftermaths = aftermaths;
    }

    /**
     * Starts what a state asks for and is not started.
     *
     * @param known of the live run that was
     */
    void start(GameState state, Aftermath known) {
        lookBack(state, known);
        for (WhatIf whatIf : state.whatIfsToRun()) {
            if (!simulating.contains(whatIf.id()) && offered(state, whatIf)) {
                simulating.add(whatIf.id());
            }
        }
        if (state.phase() == Phase.FINISHED) {
            int seats = state.roster().seats().size();
            if (seats != digestedSeats && ending.compareAndSet(false, true)) {
                if (offered("its digest", this::end, this::digested)) {
                    digestedSeats = seats;
                } else {
                    ending.set(false);
                }
            }
        }
        GhostSearches.Sought missing = searches.next(state);
        if (missing != null && offered(state, missing)) {
            searches.begun(missing);
        }
    }

    /** What would have been is simulated once, behind the debrief: no event waits for it. */
    private void lookBack(GameState state, Aftermath known) {
        int round = state.round().number();
        if (state.phase() == Phase.DEBRIEF
                && !known.isWhole(state)
                && !lookingBack.contains(round)
                && offered("what would have been", () -> known.completed(state), aftermaths)) {
            lookingBack.add(round);
        }
    }

    /** What came while it was computed asks for another. */
    private void digested(BoardView.Ending known) {
        endings.accept(known);
        ending.set(false);
    }

    private boolean offered(GameState state, GhostSearches.Sought sought) {
        int number = sought.round().number();
        TrackId track = sought.track();
        return offered(
                "the ghosts of " + track.value() + " in its round " + number,
                () -> searches.find(state, sought),
                found ->
                        results.accept(
                                new Command.GhostsFound(
                                        number, new TreeMap<>(Map.of(track, found)))));
    }

    private boolean offered(GameState state, WhatIf whatIf) {
        return offered(
                "its what-if " + whatIf.id().value(),
                () -> Practice.run(state, whatIf),
                result -> results.accept(new Command.WhatIfDone(whatIf.id(), result)));
    }

    private <T> boolean offered(String what, Callable<T> task, Consumer<T> done) {
        return around.computing().offer(game.value() + ": " + what, task, done);
    }

    /** Frees the game's code, then replays its log as anybody can. */
    private BoardView.Ending end() {
        GameHistory history = GameHistory.read(around.log(), game);
        Instant endedAt = history.rows().getLast().at();
        try {
            around.log().finish(game, endedAt);
        } catch (StoreException notNow) {
            LOG.warn("game {} is over but not marked so; its next owner will do it", game, notNow);
        }
        try {
            ReplayReport report = history.replay(around.content());
            if (!report.exact()) {
                LOG.error("game {} came out differently in replay: {}", game, report.mismatches());
            }
        } catch (UnplayableGame elsewhere) {
            LOG.info("game {} is shown, not replayed: {}", game, elsewhere.getMessage());
        }
        String known = Replay.digest(history.logged());
        digest = known;
        return new BoardView.Ending(known, practice());
    }

    /** What was erased may have closed the link that is shown; then there is another one. */
    void erased() {
        BoardView.PracticeCard shown = practice;
        String known = digest;
        if (shown == null || known == null || !ending.compareAndSet(false, true)) {
            return;
        }
        if (!offered("its link", () -> reopened(known, shown), this::digested)) {
            ending.set(false);
        }
    }

    private BoardView.Ending reopened(String known, BoardView.PracticeCard shown) {
        try {
            if (!around.links().opens(game, new SeatToken(shown.token()).hash())) {
                practice = null;
            }
        } catch (StoreException notNow) {
            LOG.warn("the link to practice on game {} is shown as it was", game, notNow);
        }
        return new BoardView.Ending(known, practice());
    }

    /** A link of this owner's own; those that a former one made open the game as well. */
    private BoardView.@Nullable PracticeCard practice() {
        if (practice != null) {
            return practice;
        }
        try {
            SeatToken token = around.links().make(game);
            practice = new BoardView.PracticeCard(game.value().toString(), token.value());
        } catch (StoreException notNow) {
            LOG.warn("game {} has no link to practice until it is opened again", game, notNow);
        }
        return practice;
    }
}
