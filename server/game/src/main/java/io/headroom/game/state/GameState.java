package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Scenario;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A game at one moment. Equal scenarios and equal events give equal states.
 *
 * @param created what the game was made with; null only before its first event
 * @param roster who is in
 * @param clock the phase, its deadline, the pause
 * @param lockAnswers each student's last prediction
 * @param benches workbenches of the teams that did anything on them
 * @param ghosts per played track; null until they are found
 * @param live the live run, present or past; null before it
 * @param results of the finished live run; empty before
 * @param scores of the round; empty before
 * @param epoch of the last claim; 0 before the first
 * @param resumeTick where the last claim lets a live run go on; 0 outside of one
 */
public record GameState(
        Scenario scenario,
        @Nullable Setting created,
        Roster roster,
        GameClock clock,
        SortedMap<SeatId, Integer> lockAnswers,
        SortedMap<TeamId, Bench> benches,
        @Nullable SortedMap<TrackId, Ghosts> ghosts,
        @Nullable LiveState live,
        List<EntrantResult> results,
        List<RoundScore> scores,
        long epoch,
        int resumeTick) {
    /** Keeps its own copies. */
    public GameState {
        lockAnswers = Collections.unmodifiableSortedMap(new TreeMap<>(lockAnswers));
        benches = Collections.unmodifiableSortedMap(new TreeMap<>(benches));
        results = List.copyOf(results);
        scores = List.copyOf(scores);
    }

    /** The state before a game's first event. */
    public static GameState before(Scenario scenario) {
        return new GameState(
                scenario,
                null,
                Roster.empty(),
                GameClock.opening(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null,
                List.of(),
                List.of(),
                0,
                0);
    }

    /**
     * What the game was made with.
     *
     * @throws IllegalStateException before the first event: a bug
     */
    public Setting setting() {
        if (created == null) {
            throw new IllegalStateException("the game has no first event yet");
        }
        return created;
    }

    /** The present phase. */
    public Phase phase() {
        return clock.phase();
    }

    /** The present phase's instance. */
    public PhaseInstance instance() {
        return clock.instance();
    }

    /** Whether game time stands still by the instructor's wish. */
    public boolean paused() {
        return clock.paused();
    }

    /** See {@link GameClock#deadlineMillis()}. */
    public @Nullable Long deadlineGameMillis() {
        return clock.deadlineMillis();
    }

    /** The last instant of game time that the log knows. */
    public long anchorGameMillis() {
        return clock.anchorMillis();
    }

    /** Whether the live run is on. */
    public boolean liveRunning() {
        return phase() == Phase.LIVE && live != null;
    }

    /** The seat that a token opens, by the token's hash; null when it opens none. */
    public @Nullable Seat seatOf(String tokenHash) {
        return roster.seatOf(tokenHash);
    }

    /** A team's workbench. */
    public Bench bench(TeamId team) {
        return benches.getOrDefault(team, Bench.EMPTY);
    }

    /** A spent what-if; null when nobody spent one of this number. */
    public @Nullable WhatIf whatIf(WhatIfId id) {
        for (Bench bench : benches.values()) {
            for (WhatIf whatIf : bench.strip()) {
                if (whatIf.id().equals(id)) {
                    return whatIf;
                }
            }
        }
        return null;
    }

    /** What-ifs that were spent and wait for their result, in the order of their numbers. */
    public List<WhatIf> whatIfsToRun() {
        List<WhatIf> waiting = new ArrayList<>();
        for (Bench bench : benches.values()) {
            bench.strip().stream().filter(whatIf -> whatIf.result() == null).forEach(waiting::add);
        }
        waiting.sort((a, b) -> a.id().compareTo(b.id()));
        return List.copyOf(waiting);
    }

    /** What-ifs spent in the whole game: the number of the last one. */
    public int whatIfsEver() {
        return benches.values().stream().mapToInt(bench -> bench.strip().size()).sum();
    }

    GameState with(Setting setting) {
        return new GameState(
                scenario,
                setting,
                roster,
                clock,
                lockAnswers,
                benches,
                ghosts,
                live,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState with(Roster changed) {
        return new GameState(
                scenario,
                created,
                changed,
                clock,
                lockAnswers,
                benches,
                ghosts,
                live,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState with(GameClock changed) {
        return new GameState(
                scenario,
                created,
                roster,
                changed,
                lockAnswers,
                benches,
                ghosts,
                live,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState with(SeatId seat, int choice) {
        SortedMap<SeatId, Integer> changed = new TreeMap<>(lockAnswers);
        changed.put(seat, choice);
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                changed,
                benches,
                ghosts,
                live,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState with(TeamId team, Bench bench) {
        SortedMap<TeamId, Bench> changed = new TreeMap<>(benches);
        changed.put(team, bench);
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                lockAnswers,
                changed,
                ghosts,
                live,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState with(SortedMap<TrackId, Ghosts> chosen) {
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                lockAnswers,
                benches,
                Collections.unmodifiableSortedMap(new TreeMap<>(chosen)),
                live,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState with(LiveState changed) {
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                lockAnswers,
                benches,
                ghosts,
                changed,
                results,
                scores,
                epoch,
                resumeTick);
    }

    GameState withResults(List<EntrantResult> finished) {
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                lockAnswers,
                benches,
                ghosts,
                live,
                finished,
                scores,
                epoch,
                resumeTick);
    }

    GameState withScores(List<RoundScore> scored) {
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                lockAnswers,
                benches,
                ghosts,
                live,
                results,
                scored,
                epoch,
                resumeTick);
    }

    GameState claimed(long newEpoch, long gameMillis, int tick) {
        return new GameState(
                scenario,
                created,
                roster,
                clock.at(gameMillis, paused()),
                lockAnswers,
                benches,
                ghosts,
                live,
                results,
                scores,
                newEpoch,
                tick);
    }
}
