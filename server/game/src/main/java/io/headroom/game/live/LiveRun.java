package io.headroom.game.live;

import io.headroom.game.chance.Seeds;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A live run while it is simulated: one system per entrant, all advanced to the same tick. A tick
 * is 100 ms of wall time and the track's pace times as much of simulated time; the pace is the
 * track's length over the run's, whatever that is. However often it is stopped and read, and
 * wherever it is begun again, the same log gives the same bits; so a new owner simply advances a
 * new run to where the old one was.
 *
 * <p>Not shared between threads.
 */
public final class LiveRun {
    /** Wall time of a tick. */
    public static final int TICK_MILLIS = 100;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PhaseInstance instance;
    private final int lengthTicks;
    private final List<Ride> rides = new ArrayList<>();

    /**
     * What has not begun: at most as many bursts as the run has ticks, as none overlap; a fault.
     */
    private final List<Disturbance> waiting = new ArrayList<>();

    private int tick;

    private LiveRun(LiveState live) {
        this.instance = live.instance();
        this.lengthTicks = live.lengthTicks();
    }

    /**
     * The run that the state's log has started, at tick 0; what the log did to it begins at its
     * tick.
     *
     * @throws IllegalArgumentException when the state has no live run: a bug
     */
    public static LiveRun start(GameState state) {
        LiveState live = state.round().liveRun();
        LiveRun run = new LiveRun(live);
        for (Entrant entrant : entrants(state)) {
            run.rides.add(ride(state, live, entrant));
        }
        run.waiting.addAll(live.disturbances());
        return run;
    }

    private static Ride ride(GameState state, LiveState live, Entrant entrant) {
        RoundState round = state.round();
        TrackId id = entrant.track();
        TrackRound track = round.trackRound(id);
        Pace pace = new Pace(track.lengthNanos(), live.lengthTicks());
        Planned planned =
                track.planner()
                        .plan(
                                configuration(round, live, entrant),
                                round.conditions(id),
                                track.lengthNanos());
        // One seed a track: everybody on it meets the same arrivals.
        long seed = Seeds.derive(live.seed(), "traffic/" + id.value());
        long wallSecondNanos = Math.max(1, pace.nanos(1_000 / TICK_MILLIS));
        Simulation simulation = Simulation.start(planned.plan(), seed, wallSecondNanos);
        return new Ride(entrant, track, planned, simulation, pace);
    }

    private static Configuration configuration(RoundState round, LiveState live, Entrant entrant) {
        return switch (entrant) {
            case Entrant.Team team -> riding(live, team.team());
            case Entrant.Frontier frontier -> round.ghosts(frontier.track()).frontier();
            case Entrant.Overbuild overbuild -> round.ghosts(overbuild.track()).overbuild();
        };
    }

    private static Configuration riding(LiveState live, TeamId team) {
        Configuration configuration = live.configurations().get(team);
        if (configuration == null) {
            throw new IllegalArgumentException("team " + team.value() + " does not ride");
        }
        return configuration;
    }

    /**
     * Who rides in a state's live run: the riding teams in the order of their numbers, then for
     * each track that one of them owns its frontier and its overbuild.
     *
     * @throws IllegalArgumentException when the state has no live run: a bug
     */
    public static List<Entrant> entrants(GameState state) {
        List<Entrant> entrants = new ArrayList<>();
        Set<TrackId> owned = new LinkedHashSet<>();
        for (TeamId id : state.round().liveRun().configurations().keySet()) {
            Team team = state.roster().teams().get(id);
            if (team == null) {
                throw new IllegalArgumentException("there is no team " + id.value());
            }
            entrants.add(new Entrant.Team(id, team.track()));
            owned.add(team.track());
        }
        for (TrackId track : state.setting().tracks()) {
            if (owned.contains(track)) {
                entrants.add(new Entrant.Frontier(track));
                entrants.add(new Entrant.Overbuild(track));
            }
        }
        return List.copyOf(entrants);
    }

    /** Who rides, in the stable order of readings and results. */
    public List<Entrant> entrants() {
        return rides.stream().map(Ride::entrant).toList();
    }

    /** Ticks that are simulated. */
    public int tick() {
        return tick;
    }

    /** Ticks of the whole run. */
    public int lengthTicks() {
        return lengthTicks;
    }

    /** Whether the last tick is simulated. */
    public boolean done() {
        return tick == lengthTicks;
    }

    /**
     * Simulates until that many ticks are simulated; a no-op when they are already.
     *
     * @param target at most {@link #lengthTicks()}
     */
    public void advanceTo(int target) {
        if (target > lengthTicks) {
            throw new IllegalArgumentException(
                    "the run has " + lengthTicks + " ticks, found " + target);
        }
        while (tick < target) {
            beginDue();
            int stop = target;
            for (Disturbance due : waiting) {
                stop = Math.min(stop, due.tick());
            }
            for (Ride ride : rides) {
                ride.advanceTo(stop);
            }
            tick = stop;
        }
    }

    private void beginDue() {
        for (Disturbance due : waiting) {
            if (due.tick() == tick) {
                rides.forEach(ride -> ride.begin(due));
            }
        }
        waiting.removeIf(due -> due.tick() == tick);
    }

    /**
     * Plans a burst or a fault; it begins when the run has simulated as many ticks as it says.
     *
     * @throws IllegalArgumentException when the run is past that, or another run is meant: a bug
     */
    public void inject(Disturbance disturbance) {
        if (!disturbance.instance().equals(instance) || disturbance.tick() < tick) {
            throw new IllegalArgumentException(
                    disturbance + " comes too late for " + instance + ", which is at tick " + tick);
        }
        waiting.add(disturbance);
    }

    /** Every entrant at the present tick, in order; asking changes nothing. */
    public List<EntrantReading> readings() {
        List<Measurement> soFar = measurements();
        Map<TrackId, Anchors> anchors = new HashMap<>();
        List<EntrantReading> readings = new ArrayList<>();
        for (int index = 0; index < rides.size(); index++) {
            Ride ride = rides.get(index);
            Anchors own =
                    anchors.computeIfAbsent(
                            ride.track().track(), track -> anchors(ride.track(), soFar));
            readings.add(ride.reading(index, soFar.get(index), own));
        }
        return readings;
    }

    /**
     * Every exact number of all entrants, in order: at the present tick, or, once {@link
     * #results()} were asked for, with the tail worked off.
     */
    List<Measurement> measurements() {
        return rides.stream().map(Ride::measure).toList();
    }

    private Anchors anchors(TrackRound track, List<Measurement> soFar) {
        Measurement frontier = soFar.get(indexOf(new Entrant.Frontier(track.track())));
        Measurement overbuild = soFar.get(indexOf(new Entrant.Overbuild(track.track())));
        return new Anchors(
                track.floorShare(),
                track.targetShare(),
                frontier.goodShareOfEnded(),
                frontier.costPerGoodUnit(),
                overbuild.costPerGoodUnit());
    }

    private int indexOf(Entrant entrant) {
        return entrants().indexOf(entrant);
    }

    /** One entrant's instruments at the present tick; asking changes nothing. */
    public SystemReading system(int entrant) {
        return rides.get(entrant).system();
    }

    /** Simulated time since the run began, by the pace of an entrant's track. */
    public long simulatedMillis(int entrant) {
        TrackRound track = rides.get(entrant).track();
        return new Pace(track.lengthNanos(), lengthTicks).nanos(tick) / NANOS_PER_MILLI;
    }

    /**
     * What every entrant's system did over the whole run, its tail worked off as {@link
     * SystemOutcome} says.
     *
     * @throws IllegalStateException before the last tick: a bug
     */
    public List<EntrantResult> results() {
        if (!done()) {
            throw new IllegalStateException("the run is at tick " + tick + " of " + lengthTicks);
        }
        return rides.stream().map(Ride::result).toList();
    }
}
