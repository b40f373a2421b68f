package io.headroom.simulator;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.Ledger;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.request.RequestObserver;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Station;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.traffic.ArrivalProcess;

import java.util.ArrayList;
import java.util.List;

/**
 * One running simulation: (plan, seed, interventions and their instants) → measurements, bit for
 * bit the same on every machine and however often it is stopped and looked at. Not thread-safe.
 */
public final class Simulation {
    private final SimulationPlan plan;
    private final Calendar calendar = new Calendar();
    private final Ledger ledger;
    private final Bursts bursts = new Bursts(calendar);
    private final Audit audit;
    private long nowNanos;
    private long events;

    private Simulation(SimulationPlan plan, long seed, long sliceNanos, RequestObserver observer) {
        this.plan = plan;
        Streams streams = new Streams(seed);
        RequestTable requests = new RequestTable();
        ledger = ledgerOf(plan, sliceNanos);
        Journey journey = new Journey(requests, ledger, observer);
        Station.Surroundings surroundings = new Station.Surroundings(calendar, requests, streams);
        for (int index = 0; index < plan.stations().size(); index++) {
            StationPlan station = plan.stations().get(index);
            journey.add(
                    new Station(
                            station,
                            index,
                            surroundings,
                            ledger.stage(index),
                            journey.exitOf(index)));
        }
        audit = new Audit(requests, journey.stations());
        bursts.add(
                plan.flows()
                        .get(0)
                        .traffic()
                        .start(
                                streams,
                                new ArrivalProcess.Context(
                                        calendar, journey, plan.durationNanos())));
    }

    /**
     * A simulation at time 0.
     *
     * @param sliceNanos length of the slices that {@link #measureRecent} looks back by; it changes
     *     nothing else
     */
    public static Simulation start(SimulationPlan plan, long seed, long sliceNanos) {
        return new Simulation(plan, seed, sliceNanos, RequestObserver.NONE);
    }

    /** A simulation at time 0 with slices of a second. */
    public static Simulation start(SimulationPlan plan, long seed) {
        return start(plan, seed, RequestObserver.NONE);
    }

    /** A simulation at time 0 whose {@code observer} is told of every request that ends. */
    public static Simulation start(SimulationPlan plan, long seed, RequestObserver observer) {
        return new Simulation(plan, seed, Limits.SECOND_NANOS, observer);
    }

    /**
     * Simulates everything that happens before {@code nanos}. What happens exactly then belongs to
     * the next stretch, so that an intervention at an instant comes before all else of it.
     *
     * @throws IllegalArgumentException if {@code nanos} lies in the past
     */
    public void advanceTo(long nanos) {
        if (nanos < nowNanos) {
            throw new IllegalArgumentException(
                    "cannot go back from " + nowNanos + " ns to " + nanos + " ns");
        }
        long next = calendar.nextNanos();
        while (next < nanos) {
            ledger.bookedUntil(next);
            calendar.actNext();
            events++;
            next = calendar.nextNanos();
        }
        ledger.bookedUntil(nanos);
        nowNanos = nanos;
    }

    /**
     * Simulates to the end of the traffic, then until the last request has left, and checks the
     * books.
     */
    public void drain() {
        advanceTo(Math.max(nowNanos, plan.durationNanos()));
        while (ledger.present() > 0) {
            advanceTo(calendar.nextNanos() + 1);
        }
        checkBooks();
    }

    /**
     * Takes effect at the current instant, before all else of it.
     *
     * @throws IllegalStateException if too many bursts are on already
     */
    public void intervene(Intervention intervention) {
        if (intervention instanceof Intervention.Burst burst) {
            bursts.begin(burst, nowNanos);
        }
    }

    /** The current instant of simulated time. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Events simulated so far. */
    public long events() {
        return events;
    }

    /** Requests in the system. */
    public long inSystem() {
        return ledger.present();
    }

    /** What happened since the start; asking changes nothing. */
    public Measurement measure() {
        return ledger.sinceStart(nowNanos);
    }

    /**
     * What happened in the last {@code slices} whole slices, at most {@link
     * Ledger#MOST_RECENT_SLICES}, and the current one so far; asking changes nothing.
     */
    public Measurement measureRecent(int slices) {
        return ledger.recent(slices, nowNanos);
    }

    /**
     * Holds the books to the requests themselves: offered = rejected + dropped + crashed +
     * completed + in system; ∫N dt = Σ time in system; stage times partition it; no server is idle
     * while work that it may take is waiting.
     *
     * @throws IllegalStateException naming the first difference, which is a bug of the engine
     */
    public void checkBooks() {
        audit.check(measure());
    }

    private static Ledger ledgerOf(SimulationPlan plan, long sliceNanos) {
        List<String> names = new ArrayList<>();
        int[] servers = new int[plan.stations().size()];
        for (StationPlan station : plan.stations()) {
            servers[names.size()] = station.servers();
            names.add(station.name());
        }
        return new Ledger(plan.flows().get(0).objective(), plan.cost(), names, servers, sliceNanos);
    }
}
