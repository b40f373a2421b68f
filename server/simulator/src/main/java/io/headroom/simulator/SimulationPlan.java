package io.headroom.simulator;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.ScoringPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a simulation is, but for its seed.
 *
 * @param flows requests of each kind and what they go through; leaves of one name are one place
 * @param tariff what the system costs on top of the rates of its leaves
 * @param durationNanos requests arrive before this instant; what is in the system then may be
 *     simulated to its end
 * @param devices what leaves run on together; a leaf on none keeps its speed
 * @param scoring how several flows are judged together
 */
public record SimulationPlan(
        List<Flow> flows,
        Tariff tariff,
        long durationNanos,
        List<DevicePlan> devices,
        ScoringPlan scoring) {

    /** Exact integrals of a plan's run stay below this even if every place is always taken. */
    static final long MOST_AREA = Long.MAX_VALUE / 4;

    /**
     * Refuses plans without flows, leaves of one name that differ, devices that cannot be, and
     * plans whose integrals could leave a {@code long}.
     */
    public SimulationPlan {
        flows = List.copyOf(flows);
        devices = List.copyOf(devices);
        within("number of flows", flows.size(), 1, Limits.FLOWS);
        within("durationNanos", durationNanos, 1, Limits.DURATION_NANOS);
        long places = 0;
        for (StagePlan leaf : leavesOf(flows).inOrder()) {
            places += Leaves.mostPresent(leaf);
        }
        if (places > MOST_AREA / durationNanos) {
            throw new IllegalArgumentException(
                    "a run that is shorter, or queues that are: the places of all stations times"
                            + " the nanoseconds of the run must stay below "
                            + MOST_AREA
                            + ", found "
                            + places
                            + " places and "
                            + durationNanos
                            + " ns");
        }
        checkDevices(leavesOf(flows).inOrder(), devices);
        checkScoring(flows, scoring);
    }

    private static void checkScoring(List<Flow> flows, ScoringPlan scoring) {
        List<String> names = new ArrayList<>();
        List<String> scored = new ArrayList<>();
        for (Flow flow : flows) {
            names.add(flow.name());
            if (flow.isScored()) {
                scored.add(flow.name());
            }
        }
        scoring.check(names, scored);
    }

    /** A plan that is judged by all its scored flows alike. */
    public SimulationPlan(
            List<Flow> flows, Tariff tariff, long durationNanos, List<DevicePlan> devices) {
        this(flows, tariff, durationNanos, devices, ScoringPlan.PLAIN);
    }

    /** A plan whose energy is not priced, and without idle parts. */
    public SimulationPlan(
            List<Flow> flows, CostRates cost, long durationNanos, List<DevicePlan> devices) {
        this(flows, new Tariff(cost), durationNanos, devices);
    }

    /** The same without devices. */
    public SimulationPlan(List<Flow> flows, CostRates cost, long durationNanos) {
        this(flows, cost, durationNanos, List.of());
    }

    /** One flow through {@code stations}, one after another. */
    public SimulationPlan(
            TrafficPlan traffic,
            List<StationPlan> stations,
            Objective objective,
            CostRates cost,
            long durationNanos) {
        this(
                List.of(
                        new Flow(
                                "requests",
                                traffic,
                                new SequencePlan(List.copyOf(stations)),
                                objective)),
                cost,
                durationNanos);
    }

    /** The places that hold requests for a time, in order of first mention, each once. */
    public List<StagePlan> leaves() {
        return leavesOf(flows).inOrder();
    }

    /** The language-model servers behind one balancer, in order of first mention. */
    public List<ReplicasPlan> fleets() {
        return leavesOf(flows).fleets();
    }

    /** The leaves that have a queue, a batcher and servers. */
    public List<StationPlan> stations() {
        List<StationPlan> stations = new ArrayList<>();
        for (StagePlan leaf : leaves()) {
            if (leaf instanceof StationPlan station) {
                stations.add(station);
            }
        }
        return stations;
    }

    /** A device is one of a kind and a leaf is on one at most, which can make it slower. */
    private static void checkDevices(List<StagePlan> leaves, List<DevicePlan> devices) {
        Leaves known = new Leaves();
        leaves.forEach(known::add);
        List<String> names = new ArrayList<>();
        List<String> placed = new ArrayList<>();
        for (DevicePlan device : devices) {
            addOnce(names, device.name(), "devices are named");
            for (DevicePlan.Placed stage : device.stages()) {
                addOnce(placed, stage.stage(), "devices hold");
                StagePlan leaf = leaves.get(known.indexOf(stage.stage()));
                boolean station = leaf instanceof StationPlan;
                boolean works =
                        station || leaf instanceof SharingPlan || leaf instanceof EnginePlan;
                if (!works || (device.battery() != null && !station)) {
                    throw new IllegalArgumentException(
                            "a device with a battery holds stations, and others hold what works;"
                                    + " \""
                                    + stage.stage()
                                    + "\" is neither");
                }
            }
        }
    }

    private static void addOnce(List<String> names, String name, String what) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("two " + what + " \"" + name + "\"");
        }
        names.add(name);
    }

    private static Leaves leavesOf(List<Flow> flows) {
        Leaves leaves = new Leaves();
        for (Flow flow : flows) {
            leaves.addPath("path of " + flow.name(), flow.path());
        }
        return leaves;
    }
}
