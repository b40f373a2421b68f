package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.Flow;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import java.util.List;
import java.util.function.Supplier;

/** Reads what is done to links, devices and single sources. */
final class FaultReader {
    /** The fields that name a fault in an event. */
    static final List<String> KINDS =
            List.of(
                    "degrade",
                    "heat",
                    "neighbour",
                    "sag",
                    "powerMode",
                    "lateFrames",
                    "drift",
                    "interrupts");

    private static final double MOST_LATENCY = 1_000;
    private static final double MOST_FACTOR = 100;
    private static final double MOST_WARMER = 200;
    private static final int MOST_DRIFT = 10_000;
    private static final int MOST_STEP = 255;

    private final Reading reading;
    private final SimulationPlan plan;

    /** Whether the plan is that of the file, so that names can be held to it. */
    private final boolean whole;

    FaultReader(Reading reading, SimulationPlan plan) {
        this.reading = reading;
        this.plan = plan;
        whole = reading.mark() == 0;
    }

    /** The fault of a kind that the fields of a mapping say. */
    Supplier<Intervention> read(String kind, Mapping is) {
        return switch (kind) {
            case "degrade" -> degrade(is);
            case "heat" -> heat(is);
            case "neighbour" -> neighbour(is);
            case "sag" -> sag(is);
            case "powerMode" -> powerMode(is);
            case "lateFrames" -> lateFrames(is);
            case "drift" -> drift(is);
            default -> interrupts(is);
        };
    }

    private Supplier<Intervention> degrade(Mapping is) {
        List<String> links =
                plan.leaves().stream()
                        .filter(leaf -> leaf instanceof LinkPlan || leaf instanceof DelayPlan)
                        .map(Leaves::name)
                        .toList();
        String link = name(is, "link", links, "a link or a delay");
        long latency = permille(is.number("latency", 0, MOST_LATENCY, 1));
        long bandwidth = permille(is.number("bandwidth", 0, MOST_FACTOR, 1));
        long duration = is.nanos("for");
        return () -> new Intervention.Degrade(link, latency, bandwidth, duration);
    }

    private Supplier<Intervention> heat(Mapping is) {
        String device = device(is);
        long warmer = permille(is.number("warmer", -MOST_WARMER, MOST_WARMER));
        long duration = is.nanos("for");
        return () -> new Intervention.Heat(device, warmer, duration);
    }

    private Supplier<Intervention> neighbour(Mapping is) {
        String device = device(is);
        long factor = permille(is.number("factor", 0, 1));
        long duration = is.nanos("for");
        return () -> new Intervention.Neighbour(device, factor, duration);
    }

    private Supplier<Intervention> sag(Mapping is) {
        String device = device(is);
        long speed = permille(is.number("speed", 0.001, 1));
        long duration = is.nanos("for");
        return () -> new Intervention.Sag(device, speed, duration);
    }

    private Supplier<Intervention> powerMode(Mapping is) {
        String device = device(is);
        int fastest = is.count("fastest", 0, MOST_STEP);
        return () -> new Intervention.PowerMode(device, fastest);
    }

    private Supplier<Intervention> lateFrames(Mapping is) {
        List<String> flows = flows(TrafficPlan.PhaseLocked.class);
        String flow = flow(is, flows, "a flow of sensors");
        int most = Limits.SOURCES;
        for (Flow each : plan.flows()) {
            if (each.name().equals(flow) && each.traffic() instanceof TrafficPlan.PhaseLocked it) {
                most = it.sources();
            }
        }
        int sensor = is.count("sensor", 0, most - 1);
        long duration = is.nanos("for");
        return () -> new Intervention.LateFrames(flow, sensor, duration);
    }

    private Supplier<Intervention> drift(Mapping is) {
        String flow = flow(is, flows(TrafficPlan.FrameClock.class), "a flow of frames");
        int ppm = is.count("partsPerMillion", -MOST_DRIFT, MOST_DRIFT);
        long duration = is.nanos("for");
        return () -> new Intervention.Drift(flow, ppm, duration);
    }

    private Supplier<Intervention> interrupts(Mapping is) {
        List<String> stations = plan.stations().stream().map(StationPlan::name).toList();
        String station = name(is, "station", stations, "a station");
        long factor = permille(is.number("factor", 0, MOST_FACTOR));
        long duration = is.nanos("for");
        return () -> new Intervention.Interrupts(station, factor, duration);
    }

    private String device(Mapping is) {
        List<String> devices = plan.devices().stream().map(DevicePlan::name).toList();
        return name(is, "device", devices, "a device");
    }

    /** The only flow of a file has no name of its own, so it may be left out. */
    private String flow(Mapping is, List<String> flows, String what) {
        boolean only = plan.flows().size() == 1;
        if (only && is.optional("flow") == null && flows.size() == 1) {
            return flows.getFirst();
        }
        return name(is, "flow", flows, what);
    }

    private List<String> flows(Class<? extends TrafficPlan> kind) {
        return plan.flows().stream()
                .filter(flow -> kind.isInstance(flow.traffic()))
                .map(Flow::name)
                .toList();
    }

    private String name(Mapping is, String field, List<String> names, String what) {
        Located at = is.required(field, "the name of " + what);
        if (at == null || (whole && !reading.known(at, names, what))) {
            return field;
        }
        return at.text();
    }

    private static long permille(double number) {
        return Math.round(1000 * number);
    }
}
