package io.headroom.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.debrief.Aftermath;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.EventType;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Practice;
import io.headroom.game.live.Thresholds;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.House;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.WhatIf;
import io.headroom.game.view.Views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A real game in the hands of a test: asks, applies what was decided, keeps the log. */
public final class Games {
    /** The instructor. */
    public static final Actor HOST = new Actor.Host();

    /** The game's own loop. */
    public static final Actor LOOP = new Actor.Loop();

    /** Seed of games whose seed does not matter. */
    public static final long SEED = 42;

    private final List<Event> log = new ArrayList<>();
    private final Map<TextKey, String> texts = new HashMap<>();
    private final Map<Integer, SortedMap<TrackId, Ghosts>> ghosts = new HashMap<>();
    private GameState state = GameState.before(SmallScenario.SCENARIO);
    private long gameMillis;
    private int liveTick;

    private Games(NewGame request) {
        take(Game.create(SmallScenario.SCENARIO, request));
    }

    /** A new game in its lobby, teams of two, both tracks. */
    public static Games fresh(String preset, long seed) {
        return fresh(preset, seed, 2);
    }

    /** The same with teams of some size. */
    public static Games fresh(String preset, long seed, int teamSize) {
        return new Games(new NewGame(2, preset, teamSize, List.of(), seed, "ABC234"));
    }

    /** A game with students Ada, Ben, Cleo, Dan in two teams, its ghosts known, in a phase. */
    public static Games inPhase(Phase phase) {
        return inPhase(phase, phase == Phase.REVOTE ? "revote" : "by-hand");
    }

    /** The same with the phase lengths of a preset. */
    public static Games inPhase(Phase phase, String preset) {
        return inPhase(phase, fresh(preset, SEED));
    }

    /** The same with teams of the house. */
    public static Games housed(Phase phase, String preset) {
        return inPhase(
                phase, new Games(new NewGame(2, preset, 2, List.of(), SEED, "ABC234", true)));
    }

    private static Games inPhase(Phase phase, Games games) {
        for (String name : List.of("Ada", "Ben", "Cleo", "Dan")) {
            games.join(name);
        }
        // So few would play one track.
        games.accept(HOST, new Command.AssignTrack(team(1), SmallScenario.CLOUD));
        games.accept(HOST, new Command.AssignTrack(team(2), SmallScenario.EDGE));
        games.findGhosts();
        while (games.state().phase() != phase) {
            games.next();
        }
        return games;
    }

    /** The ghosts of the round are found. */
    public List<Event> findGhosts() {
        int round = state.round().number();
        return accept(LOOP, new Command.GhostsFound(round, ghosts(round)));
    }

    /** Ghosts of a round that need no search, with what they do in practice. */
    public SortedMap<TrackId, Ghosts> ghosts(int number) {
        return ghosts.computeIfAbsent(number, found -> ghosts(state, state.round(found)));
    }

    private static SortedMap<TrackId, Ghosts> ghosts(GameState state, RoundState round) {
        SortedMap<TrackId, Ghosts> ghosts = new TreeMap<>();
        for (TrackId track : List.of(SmallScenario.CLOUD, SmallScenario.EDGE)) {
            Ghosts chosen =
                    new Ghosts(
                            new Configuration(SmallScenario.knobs(4, 20, 1)),
                            new Configuration(SmallScenario.knobs(2, 0, 3)));
            TrackRound played = round.trackRound(track);
            Conditions conditions = round.conditions(track);
            long seed = Practice.seed(state, round, track);
            int ticks = LiveRun.ticks(state.setting().liveMillis(round.number()));
            ghosts.put(
                    track,
                    housed(state, chosen)
                            .with(
                                    Practice.anchors(played, conditions, chosen, seed),
                                    Practice.storms(
                                            played, conditions, played.par(conditions), seed))
                            .asking(
                                    Thresholds.of(
                                            played, conditions, chosen.frontier(), seed, ticks)));
        }
        return ghosts;
    }

    private static Ghosts housed(GameState state, Ghosts ghosts) {
        return state.setting().houseTeams()
                ? ghosts.housing(
                        new House(
                                new Configuration(SmallScenario.knobs(16, 200, 1)),
                                new Configuration(SmallScenario.knobs(8, 20, 1))))
                : ghosts;
    }

    /**
     * The phase after the present one, a live run simulated to its end, a debrief through all its
     * steps.
     */
    public void next() {
        if (state.phase() == Phase.LIVE) {
            finishLiveRun();
            return;
        }
        do {
            accept(HOST, new Command.Advance());
        } while (state.debriefStep() != null && state.debriefStep() != DebriefStep.ANSWER);
    }

    /** Simulates the live run to its end and scores it. */
    public void finishLiveRun() {
        LiveRun run = LiveRun.start(state);
        liveTick = state.round().liveRun().playedTicks();
        run.advanceTo(liveTick);
        accept(
                LOOP,
                new Command.LiveRunDone(
                        state.instance(),
                        state.halted() == null ? run.results() : run.resultsSoFar()));
    }

    /** A member proposes the candidate; a team mate, if there is one, confirms it. */
    public void submit(int seat, int revision) {
        accept(student(seat), new Command.Propose(revision));
        TeamId team = Objects.requireNonNull(state.roster().seats().get(new SeatId(seat))).team();
        for (Seat mate : state.roster().members(team)) {
            if (mate.id().value() != seat) {
                accept(student(mate.id().value()), new Command.Confirm(revision));
                return;
            }
        }
    }

    /** Simulates what-ifs that wait for their result. */
    public void finishWhatIfs() {
        for (WhatIf whatIf : state.whatIfsToRun()) {
            accept(LOOP, new Command.WhatIfDone(whatIf.id(), Practice.run(state, whatIf)));
        }
    }

    /** A newcomer with a new token takes a seat. */
    public SeatId join(String name) {
        accept(newcomer("token-" + state.roster().seatsEver()), new Command.Join(name));
        return new SeatId(state.roster().seatsEver());
    }

    /** Somebody with a token. */
    public static Actor newcomer(String token) {
        return new Actor.Newcomer("hash-of-" + token);
    }

    /** A seated student. */
    public static Actor student(int seat) {
        return new Actor.Student(new SeatId(seat));
    }

    /** A team. */
    public static TeamId team(int number) {
        return new TeamId(number);
    }

    /** More time, asked by a host who sees the phase as it is. */
    public static Command extension(GameState seen, long millis) {
        return new Command.Extend(
                millis, seen.clock().lengthMillis() + seen.clock().extendedMillis());
    }

    /** Decides for the present phase and applies what was accepted. */
    public Decision ask(Actor actor, Command command) {
        return ask(actor, state.instance(), command);
    }

    /** Decides for a phase instance and applies what was accepted. */
    public Decision ask(Actor actor, PhaseInstance meantFor, Command command) {
        Decision decision = Game.decide(state, actor, meantFor, command, now());
        take(decision);
        return decision;
    }

    /** Asks and expects it to be carried out. */
    public List<Event> accept(Actor actor, Command command) {
        Decision decision = ask(actor, command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).events();
    }

    /** Asks and expects a refusal that changes nothing. */
    public void refuse(Actor actor, Command command, RefusalCode code) {
        refuse(actor, state.instance(), command, code);
    }

    /** Asks for a phase instance and expects a refusal that changes nothing. */
    public void refuse(Actor actor, PhaseInstance meantFor, Command command, RefusalCode code) {
        GameState before = state;
        Decision decision = ask(actor, meantFor, command);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        assertThat(((Decision.Refused) decision).refusal().code()).isEqualTo(code);
        assertThat(state).isSameAs(before);
    }

    private void take(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(this::apply);
            texts.putAll(accepted.texts());
        }
    }

    /** Applies an event that nobody asked for, such as a claim. */
    public void apply(Event event) {
        state = Game.apply(state, event);
        log.add(event);
        if (event instanceof Event.LiveRunStarted) {
            liveTick = 0;
        }
    }

    /** Lets game time pass. */
    public void pass(long millis) {
        gameMillis += millis;
    }

    /** Where the owner stands. */
    public Moment now() {
        return new Moment(gameMillis, state.liveRunning() ? liveTick : 0);
    }

    /** Moves the live run that the owner would simulate. */
    public void liveTick(int tick) {
        liveTick = tick;
    }

    /** The present state. */
    public GameState state() {
        return state;
    }

    /** All events so far. */
    public List<Event> log() {
        return List.copyOf(log);
    }

    /** The log as a store has it. */
    public List<LoggedEvent> logged() {
        return log.stream()
                .map(
                        event -> {
                            EventType type = EventType.of(event);
                            return new LoggedEvent(
                                    type.typeName(), type.version(), event.toString(), event);
                        })
                .toList();
    }

    /** What screens show now. */
    public Views views() {
        LiveRun run = state.liveRunning() ? LiveRun.start(state) : null;
        if (run != null) {
            run.advanceTo(Math.min(liveTick, run.lengthTicks()));
        }
        return new Views(state, texts::get, gameMillis, run);
    }

    /** What screens show now when all is computed that can be looked back on. */
    public Views viewsOfAll() {
        return new Views(state, texts::get, gameMillis, null, Aftermath.NONE.completed(state));
    }

    /** Erases what a student typed. */
    public void erase(TextKey key) {
        texts.remove(key);
    }
}
