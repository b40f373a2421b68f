package io.headroom.simulator;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.stage.Delay;
import io.headroom.simulator.stage.Engine;
import io.headroom.simulator.stage.EngineFleet;
import io.headroom.simulator.stage.Leaf;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.Link;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.Sharing;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.Station;
import io.headroom.simulator.time.Calendar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Carries out what is done to a running simulation, itself what is done to its leaves. */
final class Faults {
    private final Calendar calendar;
    private final TrafficFaults ofTraffic;
    private final DeviceFaults ofDevices;
    private final Leaves names = new Leaves();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<EngineFleet> fleets = new ArrayList<>();

    /** Places of the engines that belong to a fleet. */
    private final List<Integer> kept = new ArrayList<>();

    private final List<Slowdown> slowdowns = new ArrayList<>();
    private final List<Disturbing> disturbings = new ArrayList<>();

    /** What of a link or a delay is worse, where a server's number would stand. */
    private static final int LATENCY = -2;

    private static final int BANDWIDTH = -3;

    /** How often interrupts come to a station, there, too. */
    private static final int INTERRUPTS = -4;

    /** What a link does not lose beside what it usually does. */
    private static final int KEPT = -5;

    private static final long MILLION = 1_000_000;

    /** The factors on one thing, such as the speed of one server or of all, of one leaf. */
    private record Slowdown(Leaf leaf, int thing, Factors factors) {}

    /** The shares of one disturbance of a link. */
    private record Disturbing(Link link, int disturbance, LastBegun shares) {}

    Faults(Calendar calendar, Streams streams) {
        this.calendar = calendar;
        ofDevices = new DeviceFaults(calendar);
        ofTraffic = new TrafficFaults(calendar, streams);
    }

    /** What is done to the traffic. */
    TrafficFaults ofTraffic() {
        return ofTraffic;
    }

    /** What is done to devices. */
    DeviceFaults ofDevices() {
        return ofDevices;
    }

    void add(StagePlan plan, Leaf leaf) {
        names.add(plan);
        leaves.add(leaf);
    }

    /** Language-model servers behind one balancer; each belongs to the first that mentions it. */
    void add(ReplicasPlan plan) {
        List<Engine> engines = new ArrayList<>();
        for (StagePlan replica : plan.replicas()) {
            Leaf leaf = leaf(Leaves.name(replica));
            if (leaf instanceof Engine engine && kept.indexOf(engine.index()) < 0) {
                kept.add(engine.index());
                engines.add(engine);
            }
        }
        fleets.add(new EngineFleet(plan, engines, calendar));
    }

    void carryOut(Intervention.Speed speed, long nowNanos) {
        Leaf leaf = leaf(speed.station());
        boolean works =
                leaf instanceof Station || leaf instanceof Sharing || leaf instanceof Engine;
        if (!works) {
            throw new IllegalArgumentException(
                    "\"" + speed.station() + "\" has no servers whose speed could change");
        }
        int server = speed.server();
        factorsOf(leaf, server, (permille, now) -> setSpeed(leaf, server, permille, now))
                .begin(speed.speedPermille(), 0, nowNanos + speed.durationNanos(), nowNanos);
    }

    void carryOut(Intervention.Loss loss, long nowNanos) {
        EngineFleet fleet = fleet(loss.station());
        if (fleet != null) {
            fleet.lose(loss.servers(), loss.outageNanos(), nowNanos);
        } else if (leaf(loss.station()) instanceof Engine engine) {
            engine.lose(loss.outageNanos(), nowNanos);
        } else {
            station(loss.station()).lose(loss.servers(), loss.outageNanos(), nowNanos);
        }
    }

    void carryOut(Intervention.Scale scale, long nowNanos) {
        EngineFleet fleet = fleet(scale.station());
        if (fleet == null) {
            station(scale.station()).scaleTo(scale.servers(), nowNanos);
            return;
        }
        int most = fleet.plan().replicas().size();
        if (scale.servers() > most) {
            throw new IllegalArgumentException(
                    "\""
                            + scale.station()
                            + "\" has "
                            + most
                            + " replicas, found "
                            + scale.servers());
        }
        fleet.resize(scale.servers(), nowNanos);
    }

    void carryOut(Intervention.Reconfigure change, long nowNanos) {
        station(change.station()).reconfigure(change.batching(), nowNanos);
    }

    void carryOut(Intervention.Degrade degrade, long nowNanos) {
        Leaf leaf = leaf(degrade.link());
        Intervention.Degrade.Disturbed disturbed = degrade.disturbed();
        boolean isLink = leaf instanceof Link;
        if (!isLink && !(leaf instanceof Delay)) {
            throw new IllegalArgumentException(
                    "\"" + degrade.link() + "\" is neither a link nor a delay");
        }
        if (!isLink && (degrade.lossMillionths() > 0 || disturbed != null)) {
            throw new IllegalArgumentException(
                    "\"" + degrade.link() + "\" is a delay, which loses nothing and has no states");
        }
        long end = nowNanos + degrade.durationNanos();
        if (leaf instanceof Link link && disturbed != null) {
            sharesOf(link, disturbed.name()).begin(disturbed.shareMillionths(), end, nowNanos);
        }
        factorsOf(leaf, LATENCY, (permille, now) -> setLatency(leaf, permille))
                .begin(degrade.latencyPermille(), 0, end, nowNanos);
        if (leaf instanceof Link link) {
            factorsOf(leaf, BANDWIDTH, link::setBandwidth)
                    .begin(degrade.bandwidthPermille(), 0, end, nowNanos);
            if (degrade.lossMillionths() > 0) {
                factorsOf(leaf, KEPT, (kept, now) -> link.setKept(kept))
                        .begin(MILLION - degrade.lossMillionths(), 0, end, nowNanos);
            }
        }
    }

    private LastBegun sharesOf(Link link, String disturbance) {
        int number = link.disturbance(disturbance);
        for (Disturbing each : disturbings) {
            if (each.link().index() == link.index() && each.disturbance() == number) {
                return each.shares();
            }
        }
        LastBegun shares =
                new LastBegun(calendar, (share, now) -> link.setShare(number, share, now));
        disturbings.add(new Disturbing(link, number, shares));
        return shares;
    }

    void carryOut(Intervention.Reschedule change, long nowNanos) {
        if (leaf(change.engine()) instanceof Engine engine) {
            engine.reschedule(change.maxSequences(), change.scheduler(), nowNanos);
            return;
        }
        throw new IllegalArgumentException(
                "\"" + change.engine() + "\" is not a language-model server");
    }

    private @Nullable EngineFleet fleet(String name) {
        for (EngineFleet fleet : fleets) {
            if (fleet.plan().name().equals(name)) {
                return fleet;
            }
        }
        return null;
    }

    void carryOut(Intervention.Interrupts storm, long nowNanos) {
        Station station = station(storm.station());
        factorsOf(station, INTERRUPTS, (permille, now) -> station.setInterrupts(permille))
                .begin(storm.factorPermille(), 0, nowNanos + storm.durationNanos(), nowNanos);
    }

    private Leaf leaf(String name) {
        return leaves.get(names.indexOf(name));
    }

    private Station station(String name) {
        if (leaf(name) instanceof Station station) {
            return station;
        }
        throw new IllegalArgumentException(
                "\"" + name + "\" is not a station with servers of its own");
    }

    private Factors factorsOf(Leaf leaf, int thing, Factors.Effect effect) {
        for (Slowdown slowdown : slowdowns) {
            if (slowdown.leaf().index() == leaf.index() && slowdown.thing() == thing) {
                return slowdown.factors();
            }
        }
        long unit = thing == KEPT ? MILLION : Factors.UNIT_PERMILLE;
        Factors factors = new Factors(calendar, unit, 0, effect);
        slowdowns.add(new Slowdown(leaf, thing, factors));
        return factors;
    }

    private static void setLatency(Leaf leaf, long permille) {
        if (leaf instanceof Link link) {
            link.setLatency(permille);
        } else if (leaf instanceof Delay delay) {
            delay.setFactor(permille);
        }
    }

    private static void setSpeed(Leaf leaf, int server, long permille, long nowNanos) {
        if (leaf instanceof Station station) {
            station.setSpeed(server, permille, nowNanos);
        } else if (leaf instanceof Sharing sharing) {
            sharing.setSpeed(permille, nowNanos);
        } else if (leaf instanceof Engine engine) {
            engine.setSpeed(permille, nowNanos);
        }
    }
}
