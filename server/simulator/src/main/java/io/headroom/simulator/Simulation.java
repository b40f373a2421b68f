package io.headroom.simulator;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.device.Device;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.measure.Ledger;
import io.headroom.simulator.measure.LedgerPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.path.Paths;
import io.headroom.simulator.request.Labels;
import io.headroom.simulator.request.RequestObserver;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Delay;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.Engine;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Gate;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.Leaf;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.Link;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.Permits;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.Pool;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.Sharing;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
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
    /** Nothing that a plan can say takes so long but by standing in a line behind others. */
    private static final long LONGEST_DRAIN_NANOS = 4 * Limits.DURATION_NANOS;

    private final SimulationPlan plan;
    private final Calendar calendar = new Calendar();
    private final RequestTable requests = new RequestTable(new Labels());
    private final Ledger ledger;
    private final Faults faults;
    private final Audit audit;
    private long nowNanos;
    private long events;

    private Simulation(SimulationPlan plan, long seed, Watch watch) {
        this.plan = plan;
        Streams streams = new Streams(seed);
        faults = new Faults(calendar, streams);
        List<StagePlan> leaves = plan.leaves();
        ledger = new Ledger(booksOf(plan, leaves, watch));
        Paths paths = new Paths(calendar, requests, streams, prioritiesOf(plan), ledger.attempts());
        Leaf.Surroundings surroundings =
                new Leaf.Surroundings(
                        calendar, requests, streams, paths, prioritiesOf(plan), watch.work());
        List<Leaf> built = new ArrayList<>();
        for (StagePlan leaf : leaves) {
            built.add(build(leaf, built.size(), surroundings));
            paths.add(leaf, built.get(built.size() - 1));
            faults.add(leaf, built.get(built.size() - 1));
        }
        for (Leaf leaf : built) {
            if (leaf instanceof Meter meter) {
                ledger.add(meter);
            } else if (leaf instanceof Engine engine) {
                ledger.add(engine.meter());
            } else if (leaf instanceof Pool pool) {
                ledger.add(pool.meter());
            }
        }
        for (ReplicasPlan fleet : plan.fleets()) {
            faults.add(fleet);
        }
        for (DevicePlan device : plan.devices()) {
            faults.ofDevices().add(place(device, built));
        }
        audit = new Audit(requests, built, paths);
        for (int flow = 0; flow < plan.flows().size(); flow++) {
            begin(flow, paths, streams, watch.observer());
        }
        paths.meters().forEach(ledger::add);
        boolean told = !watch.observer().equals(RequestObserver.NONE);
        paths.begin(watch.labels() && told);
    }

    private void begin(int flow, Paths paths, Streams streams, RequestObserver observer) {
        Flow kind = plan.flows().get(flow);
        Streams.Stream misses = streams.of(Purpose.MISS, flow);
        Journey.Watched watched = new Journey.Watched(ledger, observer, misses);
        Journey journey = new Journey(flow, kind, paths, requests, watched);
        ArrivalProcess.Context context =
                new ArrivalProcess.Context(
                        calendar, journey, plan.durationNanos(), flow, kind.mostRequests());
        List<ArrivalProcess> started = kind.traffic().start(streams, context);
        journey.begin(started);
        faults.ofTraffic().add(kind.name(), started);
    }

    private Device place(DevicePlan plan, List<Leaf> built) {
        Leaves names = new Leaves();
        this.plan.leaves().forEach(names::add);
        List<Leaf> stages = new ArrayList<>();
        for (DevicePlan.Placed placed : plan.stages()) {
            stages.add(built.get(names.indexOf(placed.stage())));
        }
        Device device = new Device(plan, stages, calendar);
        ledger.add(device);
        return device;
    }

    private Leaf build(StagePlan leaf, int index, Leaf.Surroundings surroundings) {
        if (leaf instanceof StationPlan station) {
            return new Station(station, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof SharingPlan sharing) {
            return new Sharing(sharing, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof EnginePlan engine) {
            return new Engine(engine, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof LinkPlan link) {
            return new Link(link, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof GatePlan gate) {
            return new Gate(gate, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof PermitsPlan permits) {
            return new Permits(permits, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof PoolPlan pool) {
            return new Pool(pool, index, surroundings, ledger.stage(index));
        }
        if (leaf instanceof DelayPlan delay) {
            return new Delay(delay, index, surroundings, ledger.stage(index));
        }
        throw new IllegalArgumentException("not a leaf: " + leaf);
    }

    /** A simulation at time 0. */
    public static Simulation start(SimulationPlan plan, long seed, Watch watch) {
        return new Simulation(plan, seed, watch);
    }

    /**
     * A simulation at time 0.
     *
     * @param sliceNanos length of the slices that {@link #measureRecent} looks back by; it changes
     *     nothing else
     */
    public static Simulation start(SimulationPlan plan, long seed, long sliceNanos) {
        return start(plan, seed, new Watch(sliceNanos, RequestObserver.NONE, false));
    }

    /** A simulation at time 0 with slices of a second. */
    public static Simulation start(SimulationPlan plan, long seed) {
        return start(plan, seed, Watch.PLAIN);
    }

    /** A simulation at time 0 whose {@code observer} is told of every request that ends. */
    public static Simulation start(SimulationPlan plan, long seed, RequestObserver observer) {
        return start(plan, seed, new Watch(Watch.PLAIN.sliceNanos(), observer, false, false, true));
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
     * Simulates what happens before {@code nanos}, but no further than to the instant at which the
     * last of {@code requests} requests leaves.
     *
     * @param requests as many as all flows together will ever send
     * @return whether all of them have come and left
     */
    public boolean advanceTo(long nanos, long requests) {
        boolean over = ledger.present() == 0 && ledger.come() == requests;
        long next = calendar.nextNanos();
        while (!over && next < nanos) {
            ledger.bookedUntil(next);
            nowNanos = next;
            calendar.actNext();
            events++;
            over = ledger.present() == 0 && ledger.come() == requests;
            next = calendar.nextNanos();
        }
        if (!over) {
            advanceTo(nanos);
        }
        return over;
    }

    /**
     * Simulates to the end of the traffic, then until the last request has left, and checks the
     * books. Who cannot leave, because what serves him is gone for good, is waited for as long as
     * exact integrals stay in bounds and then left in the system.
     */
    public void drain() {
        advanceTo(Math.max(nowNanos, plan.durationNanos()));
        long longest = SimulationPlan.MOST_AREA / Math.max(1, requests.present());
        long latest = nowNanos + Math.min(longest, LONGEST_DRAIN_NANOS);
        long next = calendar.nextNanos();
        while (ledger.present() > 0 && next < latest) {
            advanceTo(next + 1);
            next = calendar.nextNanos();
        }
        checkBooks();
    }

    /**
     * Takes effect at the current instant, before all else of it.
     *
     * @throws IllegalStateException if too many of its kind are on already
     * @throws IllegalArgumentException if it names a stage that is not there or has no servers
     */
    public void intervene(Intervention intervention) {
        intervention.carryOut(faults, nowNanos);
    }

    /**
     * The system is warm: the window of {@link #measure} begins now, and what is in the system now
     * is carried in.
     *
     * @throws IllegalStateException if the window is over
     */
    public void warmedUp() {
        ledger.warmedUp(nowNanos);
    }

    /** What the labels of a request's time are called, by number. */
    public List<String> labels() {
        return requests.labels().names();
    }

    /** The current instant of simulated time. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Events simulated so far. */
    public long events() {
        return events;
    }

    /** Requests that have come so far, those of a warm-up too. */
    public long sent() {
        return ledger.come();
    }

    /**
     * ∫ requests in the system dt from time 0 to now. It is asked for many times in a run, where
     * {@link #measure} would read the books of every leaf.
     */
    public long presenceNanos() {
        return ledger.presenceNanos(nowNanos);
    }

    /** Requests in the system. */
    public long inSystem() {
        return ledger.present();
    }

    /**
     * The window from the start, or the end of the warm-up, to now or the plan's duration,
     * whichever is earlier, and who arrived in it: averages over time, counts at leaves and costs
     * are of what happened in the window; outcomes, times in system and percentiles are of who
     * arrived in it, followed up to now. Asking changes nothing.
     */
    public Measurement measure() {
        return ledger.window(nowNanos);
    }

    /**
     * Everything since time 0, also what happened in a warm-up and behind the plan's duration, but
     * percentiles; asking changes nothing.
     */
    public Measurement measureWhole() {
        return ledger.whole(nowNanos);
    }

    /**
     * What happened in the last {@code slices} whole slices, at most {@link
     * Ledger#MOST_RECENT_SLICES}, and the current one so far: unlike {@link #measure} it judges the
     * requests that <em>ended</em> in them, because those who arrived in them are still on their
     * way. Asking changes nothing.
     */
    public Measurement measureRecent(int slices) {
        return ledger.recent(slices, nowNanos);
    }

    /**
     * Holds the books to the requests themselves: offered = rejected + dropped + crashed +
     * abandoned + timed out + completed + in system; ∫N dt = Σ time in system, over the whole run
     * and, of the parts in it, over the window; stage times partition it; no server is idle while
     * work that it may take is waiting.
     *
     * @throws IllegalStateException naming the first difference, which is a bug of the simulator
     */
    public void checkBooks() {
        // Those who were carried in over a warm-up are in the books from the start only.
        audit.check(measureWhole());
        audit.checkWindow(measure());
    }

    private static int prioritiesOf(SimulationPlan plan) {
        int highest = 0;
        for (Flow flow : plan.flows()) {
            highest = Math.max(highest, flow.priority());
        }
        return highest + 1;
    }

    private static LedgerPlan booksOf(SimulationPlan plan, List<StagePlan> leaves, Watch watch) {
        List<LedgerPlan.FlowBooks> flows = new ArrayList<>();
        for (Flow flow : plan.flows()) {
            flows.add(new LedgerPlan.FlowBooks(flow.name(), flow.objective(), flow.isScored()));
        }
        List<LedgerPlan.LeafBooks> books = new ArrayList<>();
        for (StagePlan leaf : leaves) {
            books.add(booksOf(leaf));
        }
        return new LedgerPlan(
                flows,
                books,
                plan.tariff(),
                plan.scoring(),
                plan.durationNanos(),
                watch.sliceNanos(),
                watch.detail());
    }

    private static LedgerPlan.LeafBooks booksOf(StagePlan leaf) {
        return new LedgerPlan.LeafBooks(Leaves.name(leaf), serversOf(leaf), Leaves.rates(leaf));
    }

    private static int serversOf(StagePlan leaf) {
        if (leaf instanceof StationPlan station) {
            return station.servers();
        }
        if (leaf instanceof SharingPlan sharing) {
            return sharing.servers();
        }
        if (leaf instanceof PoolPlan pool) {
            return pool.room().slabs();
        }
        if (leaf instanceof PermitsPlan permits) {
            return permits.most();
        }
        return leaf instanceof EnginePlan || leaf instanceof LinkPlan ? 1 : 0;
    }
}
