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
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Practice;
import io.headroom.game.live.Thresholds;
import io.headroom.game.measure.Forecast;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.Scoring;
import io.headroom.game.score.Standings;
import io.headroom.game.state.Evolution;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plays a game again from its log: what-ifs, the live run with its bursts at their ticks, results
 * and scores are recomputed and compared bit for bit with what the log says. Only what it says is
 * compared: a figure that its program did not write cannot differ. The ghosts' configurations are
 * taken from the log; they are simulated again, not searched again.
 *
 * <p>What expired is left out, for the run went on without it. A run that was broken off has no
 * result, and is not simulated.
 */
public final class Replay {
    private final List<String> mismatches = new ArrayList<>();
    private final SortedMap<Integer, List<RoundScore>> scores = new TreeMap<>();
    private GameState state;
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
        if (log.isEmpty() || !(log.get(0).event() instanceof Event.GameCreated created)) {
            throw new IllegalArgumentException("a log begins with the creation of its game");
        }
        Replay replay = new Replay(scenario);
        ExpiredEvents.left(log).forEach(logged -> replay.take(logged.event()));
        return new ReplayReport(
                digest(log), replay.mismatches, created, replay.scores, Standings.of(replay.state));
    }

    /** The digest of a game, for which nothing has to be simulated. */
    public static String digest(List<LoggedEvent> log) {
        GameDigest digest = new GameDigest();
        for (LoggedEvent logged : ExpiredEvents.left(log)) {
            digest.event(logged.type(), logged.version(), logged.payloadText());
        }
        return digest.hex();
    }

    private void take(Event logged) {
        Event event = logged instanceof Event.GhostsChosen chosen ? complete(chosen) : logged;
        check(event);
        state =
                Game.apply(
                        state,
                        event instanceof Event.RoundScored scored
                                ? new Event.RoundScored(
                                        scored.round(),
                                        Objects.requireNonNull(scores.get(scored.round())))
                                : event);
    }

    /** What the ghosts do in practice: recomputed, and compared where the log has it. */
    private Event.GhostsChosen complete(Event.GhostsChosen chosen) {
        RoundState round = state.round(chosen.round());
        SortedMap<TrackId, Ghosts> ghosts = new TreeMap<>();
        chosen.ghosts()
                .forEach(
                        (track, logged) -> {
                            Ghosts again = tried(round, track, logged);
                            ghosts.put(track, again);
                            if (logged.anchors() != null) {
                                compare(
                                        "the ghosts of " + track.value(),
                                        again.anchors(),
                                        logged.anchors());
                            }
                            if (logged.par() != null) {
                                compare("par of " + track.value(), again.par(), logged.par());
                            }
                            if (logged.threshold() != null) {
                                compare(
                                        "the challenge of " + track.value(),
                                        threshold(round, track, logged),
                                        logged.threshold());
                            }
                        });
        return new Event.GhostsChosen(chosen.round(), ghosts);
    }

    private Ghosts tried(RoundState round, TrackId track, Ghosts ghosts) {
        TrackRound content = round.trackRound(track);
        Conditions conditions = round.conditions(track);
        long seed = Practice.seed(state, round, track);
        return ghosts.with(
                Practice.anchors(content, conditions, ghosts, seed),
                Practice.storms(content, conditions, content.par(conditions), seed));
    }

    private @Nullable Double threshold(RoundState round, TrackId track, Ghosts ghosts) {
        return Thresholds.of(
                round.trackRound(track),
                round.conditions(track),
                ghosts.frontier(),
                Practice.seed(state, round, track),
                LiveRun.ticks(state.setting().liveMillis(round.number())));
    }

    /** Compares an event with what the state before it leads to. */
    private void check(Event event) {
        switch (event) {
            case Event.GameCreated created -> checkCreation(created);
            case Event.PhaseStarted started -> expectRun(started);
            case Event.LiveRunStarted started ->
                    compare("the start of the live run", expectedRun, started);
            case Event.WhatIfFinished finished -> checkWhatIf(finished);
            case Event.LiveRunFinished finished ->
                    compare("the results of the live run", rerun(finished), finished.results());
            case Event.RoundScored scored -> {
                List<RoundScore> again = Scoring.score(state, state.round().results());
                scores.put(scored.round(), again);
                compare("the scores of round " + scored.round(), again, scored.scores());
            }
            default -> {
                // What a person decided is taken as it is.
            }
        }
    }

    private void checkCreation(Event.GameCreated created) {
        Decision again =
                Game.create(
                        state.scenario(),
                        new NewGame(
                                created.conditions().firstKey(),
                                created.preset(),
                                created.teamSize(),
                                created.tracks(),
                                created.seed(),
                                created.code(),
                                created.houseTeams()));
        Event event = again instanceof Decision.Accepted accepted ? accepted.events().get(0) : null;
        compare(
                "what the game pins",
                event,
                created.with(Evolution.agenda(state.scenario(), created)));
    }

    /** The live run starts in the decision that starts its phase. */
    private void expectRun(Event.PhaseStarted started) {
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

    private void checkWhatIf(Event.WhatIfFinished finished) {
        RoundState round = state.roundOf(finished.id());
        WhatIf whatIf = round == null ? null : round.whatIf(finished.id());
        Forecast again =
                whatIf == null
                        ? null
                        : Practice.run(state, whatIf, finished.result().storm().figures().keySet());
        compare("what-if " + finished.id().value(), again, finished.result());
    }

    private List<EntrantResult> rerun(Event.LiveRunFinished finished) {
        LiveRun run = LiveRun.start(state);
        boolean whole = state.halted() == null;
        run.advanceTo(state.round().liveRun().playedTicks());
        List<EntrantResult> results = new ArrayList<>();
        for (EntrantResult logged : finished.results()) {
            int entrant = run.entrants().indexOf(logged.entrant());
            if (entrant >= 0) {
                Set<String> names = logged.figures().values().keySet();
                results.add(whole ? run.result(entrant, names) : run.resultSoFar(entrant, names));
            }
        }
        return results;
    }

    private void compare(String what, @Nullable Object again, Object logged) {
        mismatches.addAll(Differences.between(what, logged, again));
    }
}
