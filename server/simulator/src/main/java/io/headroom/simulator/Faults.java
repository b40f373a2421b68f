package io.headroom.simulator;

import io.headroom.simulator.stage.Engine;
import io.headroom.simulator.stage.Leaf;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.Sharing;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.Station;
import io.headroom.simulator.time.Calendar;

import java.util.ArrayList;
import java.util.List;

/** Carries out what is done to the leaves of a running simulation. */
final class Faults {
    private final Calendar calendar;
    private final Leaves names = new Leaves();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Slowdown> slowdowns = new ArrayList<>();

    /** The factors on the speed of one server, or of all servers, of one leaf. */
    private record Slowdown(Leaf leaf, int server, Factors factors) {}

    Faults(Calendar calendar) {
        this.calendar = calendar;
    }

    void add(StagePlan plan, Leaf leaf) {
        names.add(plan);
        leaves.add(leaf);
    }

    void carryOut(Intervention.Speed speed, long nowNanos) {
        Leaf leaf = leaf(speed.station());
        boolean works =
                leaf instanceof Station || leaf instanceof Sharing || leaf instanceof Engine;
        if (!works) {
            throw new IllegalArgumentException(
                    "\"" + speed.station() + "\" has no servers whose speed could change");
        }
        factorsOf(leaf, speed.server())
                .begin(speed.speedPermille(), 0, nowNanos + speed.durationNanos(), nowNanos);
    }

    void carryOut(Intervention.Loss loss, long nowNanos) {
        station(loss.station()).lose(loss.servers(), loss.outageNanos(), nowNanos);
    }

    void carryOut(Intervention.Scale scale, long nowNanos) {
        station(scale.station()).scaleTo(scale.servers(), nowNanos);
    }

    void carryOut(Intervention.Reconfigure change, long nowNanos) {
        station(change.station()).reconfigure(change.batching(), nowNanos);
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

    private Factors factorsOf(Leaf leaf, int server) {
        for (Slowdown slowdown : slowdowns) {
            if (slowdown.leaf().index() == leaf.index() && slowdown.server() == server) {
                return slowdown.factors();
            }
        }
        Factors factors =
                new Factors(
                        calendar,
                        0,
                        (permille, nowNanos) -> setSpeed(leaf, server, permille, nowNanos));
        slowdowns.add(new Slowdown(leaf, server, factors));
        return factors;
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
