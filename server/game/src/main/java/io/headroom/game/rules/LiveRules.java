package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.chance.Seeds;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.event.Event.GhostsChosen;
import io.headroom.game.event.Event.LiveRunFinished;
import io.headroom.game.event.Event.LiveRunHalted;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.RoundScored;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.score.Scoring;
import io.headroom.game.state.Evolution;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ghosts, the live run, its bursts and its fault, its score. */
final class LiveRules {
    private static final int LEAST_STRENGTH_PERCENT = 110;
    private static final int MOST_STRENGTH_PERCENT = 300;
    private static final int MOST_BURST_SECONDS = 30;
    private static final int TICKS_PER_SECOND = 1_000 / LiveRun.TICK_MILLIS;

    /**
     * How far ahead of now a burst or a fault takes effect: a second covers the commit, so that the
     * run does not have to wait for it.
     */
    static final int LEAD_TICKS = 10;

    private LiveRules() {}

    /**
     * The ghosts of a track are chosen once; a search that another owner repeated changes nothing.
     */
    static Decision ghostsFound(Asked asked, Command.GhostsFound found) {
        GameState state = asked.state();
        RoundState round = state.round(found.round());
        SortedMap<TrackId, Ghosts> fresh = new TreeMap<>(found.ghosts());
        fresh.keySet().removeIf(track -> round.found(track) != null);
        if (fresh.isEmpty() || round.live() != null || state.phase() == Phase.FINISHED) {
            return Answers.nothingToDo();
        }
        GhostsChosen chosen = new GhostsChosen(found.round(), fresh);
        GameState after = Evolution.apply(state, chosen);
        for (TrackId track : fresh.keySet()) {
            if (!state.setting().tracks().contains(track)
                    || after.round(found.round()).found(track) == null) {
                throw new IllegalArgumentException(
                        "ghosts for " + fresh + " of " + state.setting().tracks());
            }
        }
        List<Event> events = new ArrayList<>(List.of(chosen));
        if (ClockRules.liveIsNext(state)
                && after.ready(after.round())
                && state.timeIsUp(asked.now().gameMillis())) {
            events.addAll(ClockRules.next(after, asked.now()));
        }
        return Answers.accepted(events);
    }

    /** The run of a live phase that starts. */
    static LiveRunStarted liveRun(GameState state, PhaseStarted started) {
        long seed = Seeds.derive(state.setting().seed(), "live", state.round().number());
        int ticks = Math.toIntExact(started.lengthMillis() / LiveRun.TICK_MILLIS);
        SortedMap<TeamId, Riding.Choice> riding = Riding.choices(state);
        return new LiveRunStarted(
                started.instance(),
                Riding.configurations(riding),
                Riding.sources(riding),
                seed,
                ticks,
                Envelopes.weather(state, seed, ticks),
                ChallengeRules.scriptedTick(state, ticks));
    }

    static Decision endRun(Asked asked, Command.EndRun command) {
        return asked.now().liveTick() == 0
                ? Answers.refused(RefusalCode.NOTHING_PLAYED)
                : halt(asked, true);
    }

    /** Stops the live run at its tick; what it leads to follows when the time to undo is over. */
    static Decision halt(Asked asked, boolean scored) {
        GameState state = asked.state();
        if (state.halted() != null) {
            return Answers.refused(RefusalCode.RUN_HALTED);
        }
        int tick = asked.now().liveTick();
        return tick >= state.round().liveRun().lengthTicks()
                ? Answers.refused(RefusalCode.RUN_ENDING)
                : Answers.accepted(
                        new LiveRunHalted(
                                state.instance(), tick, asked.now().gameMillis(), scored));
    }

    static Decision injectBurst(Asked asked, Command.InjectBurst burst) {
        GameState state = asked.state();
        LiveState live = state.round().liveRun();
        if (burst.strengthPercent() < LEAST_STRENGTH_PERCENT
                || burst.strengthPercent() > MOST_STRENGTH_PERCENT
                || burst.seconds() < 1
                || burst.seconds() > MOST_BURST_SECONDS) {
            return Answers.refused(
                    RefusalCode.BURST_INVALID,
                    LEAST_STRENGTH_PERCENT,
                    MOST_STRENGTH_PERCENT,
                    MOST_BURST_SECONDS);
        }
        int tick = asked.now().liveTick() + LEAD_TICKS;
        int lengthTicks = burst.seconds() * TICKS_PER_SECOND;
        if (tick >= live.playedTicks()) {
            return Answers.refused(RefusalCode.RUN_ENDING);
        }
        if (overlaps(live, tick, lengthTicks)) {
            return Answers.refused(RefusalCode.BURST_RUNNING);
        }
        return Answers.accepted(
                Envelopes.judged(
                        state,
                        new BurstInjected(
                                state.instance(),
                                tick,
                                lengthTicks,
                                burst.strengthPercent(),
                                false)));
    }

    static Decision injectFault(Asked asked, Command.InjectFault command) {
        GameState state = asked.state();
        LiveState live = state.round().liveRun();
        int tick = asked.now().liveTick() + LEAD_TICKS;
        if (live.fault() != null || !Envelopes.anythingBreaks(state)) {
            return Answers.refused(RefusalCode.FAULT_INVALID);
        }
        if (tick >= live.playedTicks()) {
            return Answers.refused(RefusalCode.RUN_ENDING);
        }
        return Answers.accepted(
                Envelopes.judged(state, new FaultInjected(state.instance(), tick, false)));
    }

    private static boolean overlaps(LiveState live, int tick, int lengthTicks) {
        return live.bursts().stream()
                .anyMatch(
                        other ->
                                tick < other.tick() + other.lengthTicks()
                                        && other.tick() < tick + lengthTicks);
    }

    static Decision liveRunDone(Asked asked, Command.LiveRunDone done) {
        GameState state = asked.state();
        if (state.phase() != Phase.LIVE || !done.instance().equals(state.instance())) {
            return Answers.nothingToDo();
        }
        LiveState.Halted halted = state.halted();
        if (halted != null && !(halted.scored() && state.timeIsUp(asked.now().gameMillis()))) {
            return Answers.nothingToDo();
        }
        List<Event> events = new ArrayList<>();
        events.add(new LiveRunFinished(done.instance(), done.results()));
        events.add(new RoundScored(state.round().number(), Scoring.score(state, done.results())));
        events.addAll(ClockRules.next(state, asked.now()));
        return Answers.accepted(events);
    }
}
