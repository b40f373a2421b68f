package io.headroom.game.live;

import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.ChallengeAccepted;
import io.headroom.game.event.Event.ChallengeOffered;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.LiveTurn;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One entrant's system in a live run. */
final class Ride {
    /** The recent window: slices of a second of wall time each. */
    private static final int RECENT_SLICES = 5;

    private static final int PERCENT_TO_PERMILLE = 10;

    private final Entrant entrant;
    private final TrackRound track;
    private final Function<Configuration, Planned> planner;
    private final Simulation simulation;
    private final Planned planned;
    private final Pace pace;
    private final Set<Measure> watched;
    private final ComingWeather coming;
    private final List<Figures> samples = new ArrayList<>();
    private final List<@Nullable Double> goodPerMille = new ArrayList<>();
    private final JudgedWindow judged = new JudgedWindow();
    private @Nullable Measured settled;

    /**
     * A ride at tick 0.
     *
     * @param planner of the systems that its settings describe
     * @param planned what is simulated
     */
    Ride(
            Entrant entrant,
            TrackRound track,
            Function<Configuration, Planned> planner,
            Planned planned,
            Simulation simulation,
            Pace pace) {
        this.entrant = entrant;
        this.track = track;
        this.planner = planner;
        this.simulation = simulation;
        this.planned = planned;
        this.pace = pace;
        watched = new LinkedHashSet<>(track.instruments().series());
        watched.add(track.instruments().primary());
        coming = new ComingWeather(planned);
    }

    Entrant entrant() {
        return entrant;
    }

    TrackRound track() {
        return track;
    }

    /** What comes by itself until then comes at its own instant, whatever ticks there are. */
    void advanceTo(int tick) {
        coming.advance(simulation, pace.nanos(tick));
    }

    void begin(Disturbance disturbance) {
        switch (disturbance) {
            case BurstInjected burst -> begin(burst);
            case FaultInjected fault -> planned.fault().forEach(simulation::intervene);
            case ChallengeOffered offered -> {
                // Whoever does not answer goes on as before.
            }
            case ChallengeAccepted accepted -> {
                if (entrant instanceof Entrant.Team own && own.team().equals(accepted.team())) {
                    turn(new Configuration(accepted.configuration()));
                }
            }
        }
    }

    private void begin(BurstInjected burst) {
        simulation.intervene(
                new Intervention.Burst(
                        (long) burst.strengthPercent() * PERCENT_TO_PERMILLE,
                        pace.nanos(burst.lengthTicks())));
    }

    /** The rules have looked at the same turn. */
    private void turn(Configuration to) {
        List<Intervention> turns = LiveTurn.between(planned.plan(), planner.apply(to).plan());
        if (turns == null) {
            throw new IllegalArgumentException("a running system is not turned to " + to.values());
        }
        turns.forEach(simulation::intervene);
    }

    /** Takes a reading for the challenge, at its end. */
    void judge() {
        judged.add(simulation.measureRecent(JudgedWindow.READING_SECONDS));
    }

    /** What was read for the challenge; null where none is asked. */
    @Nullable Double judged() {
        Challenge challenge = track.challenge();
        return challenge == null ? null : (Double) judged.figure(challenge.goal());
    }

    Measurement measure() {
        return simulation.measure();
    }

    /** Settles the run once; a later call gives the same. */
    EntrantResult result(List<Measure> measures) {
        if (settled == null) {
            settled = Measured.settle(simulation);
        }
        return new EntrantResult(entrant, Figures.of(measures, settled));
    }

    /** The run as it stands, its tail not worked off. */
    EntrantResult resultSoFar(List<Measure> measures) {
        return new EntrantResult(entrant, Figures.of(measures, Measured.of(measure())));
    }

    /** What the track-round tells of its systems. */
    List<Measure> told() {
        return track.instruments().told();
    }

    /**
     * The present tick in the race.
     *
     * @param anchors of the track at the present tick
     */
    Numbers race(int index, Anchors anchors) {
        Measurement soFar = measure();
        double adherence = soFar.goodShareOfEnded();
        double cost = soFar.costPerGoodUnit();
        return Numbers.of(index, adherence, cost, anchors.terms(adherence, cost).wholePoints());
    }

    /** Notes the recent values of what the track draws, and what of the recent units was good. */
    void sample() {
        Measurement recent = simulation.measureRecent(RECENT_SLICES);
        samples.add(Figures.of(watched, Measured.of(recent)));
        double good = Math.floor(1_000 * recent.goodShareOfEnded() + 0.5);
        goodPerMille.add(recent.ended() == 0 ? null : (Double) good);
    }

    /** Of each second so far, how many of a thousand recent units were good. */
    Numbers goodPerMille() {
        return new Numbers(goodPerMille);
    }

    /** The same of the last second; null before the first one. */
    @Nullable Double lastGoodPerMille() {
        return goodPerMille.isEmpty() ? null : goodPerMille.getLast();
    }

    /** What was noted so far, for each of the track's series. */
    List<Numbers> series() {
        List<Numbers> series = new ArrayList<>();
        for (Measure measure : track.instruments().series()) {
            series.add(Numbers.column(measure, samples));
        }
        return series;
    }

    /** What was noted so far of the measure that the round is about. */
    Numbers primary() {
        return Numbers.column(track.instruments().primary(), samples);
    }

    /** What was noted last, behind the entrant's index; none before the first time. */
    Numbers lastSample(int index) {
        return samples.isEmpty()
                ? Numbers.NONE
                : Numbers.of(index, track.instruments().series(), samples.getLast());
    }

    /** The instruments over the recent window. */
    Numbers instruments() {
        return Numbers.of(told(), Figures.of(told(), recent()));
    }

    private Measured recent() {
        return Measured.of(simulation.measureRecent(RECENT_SLICES));
    }
}
