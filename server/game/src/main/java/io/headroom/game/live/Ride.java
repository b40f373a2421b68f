package io.headroom.game.live;

import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Percentiles;
import io.headroom.simulator.measure.StageMeasurement;

import org.jspecify.annotations.Nullable;

import java.util.function.ToDoubleFunction;

/** One entrant's system in a live run. */
final class Ride {
    /** The recent window: slices of a second of wall time each. */
    private static final int RECENT_SLICES = 5;

    private static final int PERCENT_TO_PERMILLE = 10;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Entrant entrant;
    private final TrackRound track;
    private final Simulation simulation;
    private final Planned planned;
    private final Pace pace;
    private @Nullable EntrantResult result;

    /**
     * A ride at tick 0.
     *
     * @param planned what is simulated
     */
    Ride(Entrant entrant, TrackRound track, Planned planned, Simulation simulation, Pace pace) {
        this.entrant = entrant;
        this.track = track;
        this.simulation = simulation;
        this.planned = planned;
        this.pace = pace;
    }

    Entrant entrant() {
        return entrant;
    }

    TrackRound track() {
        return track;
    }

    void advanceTo(int tick) {
        simulation.advanceTo(pace.nanos(tick));
    }

    void begin(Disturbance disturbance) {
        switch (disturbance) {
            case BurstInjected burst -> begin(burst);
            case FaultInjected fault -> planned.fault().forEach(simulation::intervene);
        }
    }

    private void begin(BurstInjected burst) {
        simulation.intervene(
                new Intervention.Burst(
                        (long) burst.strengthPercent() * PERCENT_TO_PERMILLE,
                        pace.nanos(burst.lengthTicks())));
    }

    Measurement measure() {
        return simulation.measure();
    }

    /** Settles the run once; a later call gives the same. */
    EntrantResult result() {
        if (result == null) {
            result = settled(SystemOutcome.settle(simulation));
        }
        return result;
    }

    private EntrantResult settled(SystemOutcome outcome) {
        Measurement all = outcome.measurement();
        return new EntrantResult(
                entrant,
                all.offered(),
                all.completed(),
                all.good(),
                all.adherence(),
                outcome.costPerGood(),
                all.response().p50Nanos(),
                all.response().p99Nanos(),
                all.utilization(),
                all.meanBatch(),
                rounded(outcome.formingNanos()),
                rounded(outcome.queueNanos()),
                rounded(outcome.serviceNanos()));
    }

    private static long rounded(double nanos) {
        return (long) Math.floor(nanos + 0.5);
    }

    /**
     * The present tick's reading.
     *
     * @param soFar {@link #measure()} of the present tick
     * @param anchors of the track at the present tick
     */
    EntrantReading reading(int index, Measurement soFar, Anchors anchors) {
        Measurement recent = simulation.measureRecent(RECENT_SLICES);
        double adherence = soFar.goodShareOfEnded();
        double cost = soFar.costPerGoodUnit();
        return new EntrantReading(
                index,
                adherence,
                Double.isFinite(cost) ? (Double) cost : null,
                recent.ended() == 0 ? null : (Double) recent.goodShareOfEnded(),
                recent.completed() == 0
                        ? null
                        : (Double) millis((double) recent.response().p99Nanos()),
                soFar.inSystem(),
                anchors.terms(adherence, cost).wholePoints());
    }

    SystemReading system() {
        Measurement recent = simulation.measureRecent(RECENT_SLICES);
        Percentiles response = recent.response();
        boolean any = recent.completed() > 0;
        boolean started = recent.meanBatch() > 0;
        return new SystemReading(
                recent.arrivalsPerSecond(),
                recent.meanInSystem(),
                any ? (Double) millis(recent.meanTimeInSystemNanos()) : null,
                any ? (Double) millis((double) response.p50Nanos()) : null,
                any ? (Double) millis((double) response.p99Nanos()) : null,
                recent.utilization(),
                started ? (Double) recent.meanBatch() : null,
                started ? (Double) mean(recent, StageMeasurement::meanFormingNanos) : null,
                started ? (Double) mean(recent, StageMeasurement::meanQueueNanos) : null,
                started ? (Double) mean(recent, StageMeasurement::meanServiceNanos) : null);
    }

    private static double mean(Measurement recent, ToDoubleFunction<StageMeasurement> nanos) {
        return millis(SystemOutcome.sum(recent, nanos));
    }

    private static double millis(double nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
