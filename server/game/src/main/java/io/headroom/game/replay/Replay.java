package io.headroom.game.replay;

import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.NewGame;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.digest.GameDigest;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.event.Event.LiveRunFinished;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.RoundScored;
import io.headroom.game.event.Event.WhatIfFinished;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Practice;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.result.WhatIfResult;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.GameState;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Plays a game again from its log: what-ifs, the live run tick by tick with its bursts at their
 * ticks, results and scores are recomputed and compared bit for bit with what the log says. The
 * ghosts' configurations are taken from the log; they are simulated again, not searched again.
 *
 * <p>What expired is left out, for the run went on without it. The measurements of a live run enter
 * the digest where the log says that it finished: every entrant at every tick, then with its tail
 * worked off. A run that was broken off has no result, and none of its measurements count.
 */
public final class Replay {
    private final GameDigest digest = new GameDigest();
    private final List<String> mismatches = new ArrayList<>();
    private GameState state;
    private List<RoundScore> scores = List.of();
    private @Nullable Event expectedRun;

    private Replay(Scenario scenario) {
        this.state = GameState.before(scenario);
    }

    /**
     * Recomputes a game and compares it with its log.
     *
     * @param scenario the one that the game pins
     * @param log all events in order, from the first
     * @throws IllegalArgumentException when the log does not begin with the game's creation, or
     *     speaks of what the scenario does not have: it is damaged or another scenario's
     */
    public static ReplayReport replay(Scenario scenario, List<LoggedEvent> log) {
        if (log.isEmpty() || !(log.get(0).event() instanceof GameCreated created)) {
            throw new IllegalArgumentException("a log begins with the creation of its game");
        }
        Replay replay = new Replay(scenario);
        ExpiredEvents.left(log).forEach(replay::take);
        return new ReplayReport(
                replay.digest.hex(), replay.mismatches, created.engineVersion(), replay.scores);
    }

    private void take(LoggedEvent logged) {
        digest.event(logged.type(), logged.version(), logged.payloadText());
        check(logged.event());
        state = Game.apply(state, logged.event());
    }

    /** Compares an event with what the state before it leads to. */
    private void check(Event event) {
        switch (event) {
            case GameCreated created -> checkCreation(created);
            case PhaseStarted started -> expectRun(started);
            case LiveRunStarted started ->
                    compare("the start of the live run", expectedRun, started);
            case WhatIfFinished finished -> checkWhatIf(finished);
            case LiveRunFinished finished ->
                    compare("the results of the live run", rerun(), finished.results());
            case RoundScored scored -> {
                scores = Scoring.score(state, state.results());
                compare("the scores of round " + scored.round(), scores, scored.scores());
            }
            default -> {
                // What a person decided is taken as it is.
            }
        }
    }

    private void checkCreation(GameCreated created) {
        Decision again =
                Game.create(
                        state.scenario(),
                        new NewGame(
                                created.round(),
                                created.preset(),
                                created.teamSize(),
                                created.tracks(),
                                created.seed(),
                                created.code()));
        Event event = again instanceof Decision.Accepted accepted ? accepted.events().get(0) : null;
        compare("what the game pins", event, created);
    }

    /** The live run starts in the decision that starts its phase. */
    private void expectRun(PhaseStarted started) {
        if (started.phase() != Phase.LIVE) {
            return;
        }
        Decision again =
                Game.decide(
                        state,
                        new Actor.Host(),
                        state.instance(),
                        new Command.Advance(),
                        new Moment(started.gameMillis(), 0));
        expectedRun = again instanceof Decision.Accepted accepted ? accepted.events().get(1) : null;
    }

    private void checkWhatIf(WhatIfFinished finished) {
        WhatIf whatIf = state.whatIf(finished.id());
        WhatIfResult again = whatIf == null ? null : Practice.run(state, whatIf);
        compare("what-if " + finished.id().value(), again, finished.result());
    }

    private List<EntrantResult> rerun() {
        LiveRun run = LiveRun.start(state);
        for (int tick = 1; tick <= run.lengthTicks(); tick++) {
            run.advanceTo(tick);
            run.measurementsInto(digest::measurement);
        }
        List<EntrantResult> results = run.results();
        run.measurementsInto(digest::measurement);
        return results;
    }

    /** Records compare doubles by their bits, so equal means bit for bit. */
    private void compare(String what, @Nullable Object again, Object logged) {
        if (!logged.equals(again)) {
            mismatches.add(what + ": the log has " + logged + ", the replay gives " + again);
        }
    }
}
