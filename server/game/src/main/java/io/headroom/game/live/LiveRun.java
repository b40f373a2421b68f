package io.headroom.game.live;

import io.headroom.game.event.Band;
import io.headroom.game.event.Event.ChallengeOffered;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Measures;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Offer;
import io.headroom.game.state.Team;
import io.headroom.simulator.measure.Measurement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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

    /** A value of each series is noted every so many ticks: each second of wall time. */
    public static final int SAMPLE_TICKS = 1_000 / TICK_MILLIS;

    /** What the race tells of each entrant, behind its index. */
    public static final List<String> RACE = List.of("goodShareOfEnded", "costPerGood", "points");

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PhaseInstance instance;
    private final int lengthTicks;
    private final List<Ride> rides = new ArrayList<>();

    /**
     * What has not begun: at most as many bursts as the run has ticks, as none overlap; a fault.
     */
    private final List<Disturbance> waiting = new ArrayList<>();

    /** What comes by itself. */
    private final List<Band> weather = new ArrayList<>();

    /** The challenge, which may be offered in mid-run; null without one. */
    private @Nullable Offer offer;

    private int tick;

    /** The race as it was asked for last, and when. */
    private List<Numbers> race = List.of();

    private int raceTick = -1;

    private LiveRun(LiveState live) {
        this.instance = live.instance();
        this.lengthTicks = live.lengthTicks();
        this.offer = live.offer();
        live.weather().values().forEach(weather::addAll);
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
            run.rides.add(RideStart.ride(state.round(), live, entrant));
        }
        run.waiting.addAll(live.disturbances());
        return run;
    }

    /**
     * Who rides in a state's live run: the riding teams in the order of their numbers, then for
     * each track that one of them owns its frontier, its overbuild and the teams of the house.
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
                entrants.addAll(state.round().house(track));
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

    /** Whether anything came by itself after an earlier tick, be it a stage of the challenge. */
    public boolean weatherCame(int sinceTick) {
        return weather.stream().anyMatch(band -> came(band.tick(), sinceTick))
                || (offer != null
                        && (came(offer.tick(), sinceTick)
                                || came(offer.answerTick(), sinceTick)
                                || came(offer.deadlineTick(), sinceTick)));
    }

    private boolean came(int at, int sinceTick) {
        return at > sinceTick && at <= tick;
    }

    /** Ticks of so many milliseconds on the wall. */
    public static int ticks(long millis) {
        return Math.toIntExact(millis / TICK_MILLIS);
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
     * Simulates until that many ticks are simulated; a no-op when they are already. Each second of
     * wall time the series are noted, so that whoever begins the run again has the same.
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
            int stop = Math.min(target, (tick / SAMPLE_TICKS + 1) * SAMPLE_TICKS);
            for (Disturbance due : waiting) {
                stop = Math.min(stop, due.tick());
            }
            for (Ride ride : rides) {
                ride.advanceTo(stop);
            }
            tick = stop;
            if (tick % SAMPLE_TICKS == 0) {
                rides.forEach(Ride::sample);
            }
            judge();
        }
    }

    /** The challenge is judged by readings that end at whole seconds of the run. */
    private void judge() {
        if (offer == null || tick <= offer.judgedTick() || tick > offer.deadlineTick()) {
            return;
        }
        if ((offer.deadlineTick() - tick) % JudgedWindow.READING_TICKS == 0) {
            rides.forEach(Ride::judge);
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
        if (disturbance instanceof ChallengeOffered offered) {
            offer = new Offer(offered.tick());
        }
    }

    /**
     * The {@link #RACE} at the present tick, each entrant behind its index; asking changes nothing.
     *
     * @param viewer whose phone asks; null for a screen that sees all
     */
    public List<Numbers> race(@Nullable Team viewer) {
        if (raceTick != tick) {
            race = race();
            raceTick = tick;
        }
        return viewer == null ? race : seenBy(viewer).stream().map(race::get).toList();
    }

    private List<Numbers> race() {
        Map<TrackId, Anchors> anchors = new HashMap<>();
        List<Numbers> all = new ArrayList<>();
        for (int index = 0; index < rides.size(); index++) {
            Ride ride = rides.get(index);
            Anchors own = anchors.computeIfAbsent(ride.track().track(), this::anchors);
            all.add(ride.race(index, own));
        }
        return List.copyOf(all);
    }

    /** Whom a phone sees: its own team, if it rides, and its track's ghosts. */
    public List<Integer> seenBy(Team viewer) {
        List<Integer> seen = new ArrayList<>();
        for (int index = 0; index < rides.size(); index++) {
            if (isSeenBy(viewer, rides.get(index).entrant())) {
                seen.add(index);
            }
        }
        return seen;
    }

    /** Whether a phone sees an entrant: the house rides on walls only. */
    public static boolean isSeenBy(Team viewer, Entrant entrant) {
        return entrant instanceof Entrant.Team own
                ? own.team().equals(viewer.id())
                : entrant.track().equals(viewer.track()) && !(entrant instanceof Entrant.House);
    }

    private int indexOf(Team team) {
        return indexOf(new Entrant.Team(team.id(), team.track()));
    }

    /**
     * Every exact number of all entrants, in order: at the present tick, or, once {@link
     * #results()} were asked for, with the tail worked off.
     */
    List<Measurement> measurements() {
        return rides.stream().map(Ride::measure).toList();
    }

    private Anchors anchors(TrackId id) {
        Ride frontier = rides.get(indexOf(new Entrant.Frontier(id)));
        Measurement best = frontier.measure();
        Measurement overbuild = rides.get(indexOf(new Entrant.Overbuild(id))).measure();
        return new Anchors(
                frontier.track().floorShare(),
                frontier.track().targetShare(),
                best.goodShareOfEnded(),
                best.costPerGoodUnit(),
                overbuild.costPerGoodUnit());
    }

    private int indexOf(Entrant entrant) {
        return entrants().indexOf(entrant);
    }

    /** The recent figures that a team's track-round tells, in their order; none without a ride. */
    public Numbers instruments(Team team) {
        int own = indexOf(team);
        return own < 0 ? Numbers.NONE : rides.get(own).instruments();
    }

    /** What an entrant's series showed at each second so far, for each series of its track. */
    public List<Numbers> series(int entrant) {
        return rides.get(entrant).series();
    }

    /** What the measure that the round is about showed at each second so far, of each entrant. */
    List<Numbers> primary() {
        return rides.stream().map(Ride::primary).toList();
    }

    /** What an entrant's series showed at the last second, behind its index; none before. */
    public Numbers lastSample(int entrant) {
        return rides.get(entrant).lastSample(entrant);
    }

    /**
     * Of each second so far, how many of a thousand units that ended in the last five seconds were
     * good, for each entrant that a screen sees.
     *
     * @param viewer whose phone asks; null for a screen that sees all
     */
    public List<Numbers> recent(@Nullable Team viewer) {
        return ridesSeenBy(viewer).map(Ride::goodPerMille).toList();
    }

    /** The same of the last second alone, a number for each entrant. */
    public Numbers lastRecent(@Nullable Team viewer) {
        List<@Nullable Double> last = new ArrayList<>();
        ridesSeenBy(viewer).forEach(ride -> last.add(ride.lastGoodPerMille()));
        return new Numbers(last);
    }

    private Stream<Ride> ridesSeenBy(@Nullable Team viewer) {
        return viewer == null ? rides.stream() : seenBy(viewer).stream().map(rides::get);
    }

    /** Simulated time since the run began, by the pace of the first track that a screen sees. */
    public long simulatedMillis(@Nullable Team viewer) {
        int seen = viewer == null ? 0 : seenBy(viewer).stream().findFirst().orElse(0);
        TrackRound track = rides.get(seen).track();
        return new Pace(track.lengthNanos(), lengthTicks).nanos(tick) / NANOS_PER_MILLI;
    }

    /**
     * What every entrant's system did over the whole run, its tail worked off as {@link
     * io.headroom.game.measure.Measured} says.
     *
     * @throws IllegalStateException before the last tick: a bug
     */
    public List<EntrantResult> results() {
        checkDone();
        return rides.stream().map(ride -> decided(ride.result(ride.told()), ride)).toList();
    }

    /** With what the challenge came to, if the run went on until it was decided. */
    private EntrantResult decided(EntrantResult result, Ride ride) {
        return (offer == null || tick < offer.deadlineTick())
                ? result
                : new EntrantResult(result.entrant(), result.figures(), ride.judged());
    }

    /**
     * What an entrant's system came to while the challenge was judged; null before that is decided,
     * and on a track without one.
     */
    public @Nullable Double challenge(int entrant) {
        return (offer == null || tick < offer.deadlineTick()) ? null : rides.get(entrant).judged();
    }

    /** What an entrant's system did over the whole run, of the figures of some names. */
    public EntrantResult result(int entrant, Collection<String> names) {
        checkDone();
        Ride ride = rides.get(entrant);
        return decided(ride.result(Measures.known(names)), ride);
    }

    /**
     * What every entrant's system did so far: the results of a run that is ended here. Who is still
     * in a system is not good yet, in everybody's alike.
     */
    public List<EntrantResult> resultsSoFar() {
        return rides.stream().map(ride -> decided(ride.resultSoFar(ride.told()), ride)).toList();
    }

    /** What an entrant's system did so far, of the figures of some names. */
    public EntrantResult resultSoFar(int entrant, Collection<String> names) {
        Ride ride = rides.get(entrant);
        return decided(ride.resultSoFar(Measures.known(names)), ride);
    }

    private void checkDone() {
        if (!done()) {
            throw new IllegalStateException("the run is at tick " + tick + " of " + lengthTicks);
        }
    }
}
