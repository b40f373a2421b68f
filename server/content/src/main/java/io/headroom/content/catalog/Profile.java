package io.headroom.content.catalog;

import io.headroom.simulator.cost.AffineTime;
import io.headroom.simulator.cost.NetworkPlan;
import io.headroom.simulator.cost.Parallelism;
import io.headroom.simulator.cost.ServingStack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The constants of the profiles: what generations of software make of hardware.
 *
 * @param stacks by name, what a stack makes of each hardware
 * @param sums measured all-reduces inside a node by fabric, in ascending order of devices
 * @param hops measured transfers to a neighbour by fabric
 * @param nearest fabrics that nobody measured, and one of those that somebody did
 * @param across all-reduces over nodes
 */
record Profile(
        Map<String, Stack> stacks,
        Map<String, List<Sum>> sums,
        Map<String, AffineTime> hops,
        Map<String, String> nearest,
        Across across) {

    /**
     * A stack whose figures differ from one hardware to the other.
     *
     * @param made what it makes of a hardware of that name
     * @param slow bytes beyond which sums are slower, 0: none are; and their bus bandwidth
     * @param measuredOn names of the hardware that somebody measured it on
     */
    record Stack(
            Function<String, ServingStack> made,
            Function<String, AffineTime> slow,
            List<String> measuredOn) {
        ServingStack on(String hardware) {
            return made.apply(hardware);
        }

        AffineTime far(String hardware) {
            return slow.apply(hardware);
        }
    }

    /**
     * An all-reduce: α + bytes · 2(p − 1) ÷ p ÷ bus.
     *
     * @param devices p
     * @param busGigabytes effective bus bandwidth, GB/s
     */
    record Sum(int devices, double alphaMicros, double busGigabytes) {
        AffineTime time(int p) {
            return AffineTime.link(alphaMicros, busGigabytes * p / (2.0 * (p - 1)));
        }
    }

    /**
     * All-reduces over nodes.
     *
     * @param hopsOfANode latencies of a transfer between nodes that each further node adds
     * @param busFactor bus bandwidth over that of a transfer
     */
    record Across(double hopsOfANode, double busFactor) {}

    /** The textbook's network: rings, trees or whichever is faster. */
    static NetworkPlan textbook(Parallelism parallelism, Wires wires, String algorithm) {
        int p = parallelism.tensor();
        int each = Math.min(p, wires.devicesOfANode());
        List<AffineTime> ways;
        if (p == 1) {
            ways = List.of(AffineTime.NONE);
        } else if (p > each) {
            int nodes = (p + each - 1) / each;
            ways = List.of(wires.inside().hierarchical(each, nodes, wires.between()));
        } else {
            ways =
                    switch (algorithm) {
                        case "tree" -> List.of(wires.inside().tree(p));
                        case "bySize" -> List.of(wires.inside().ring(p), wires.inside().tree(p));
                        default -> List.of(wires.inside().ring(p));
                    };
        }
        boolean hopsOut = parallelism.devices() > wires.devicesOfANode();
        return new NetworkPlan(ways, hopsOut ? wires.between() : wires.inside(), 0, 0);
    }

    /** The measured network; {@code hardware} decides how slow long messages are. */
    NetworkPlan measured(Parallelism parallelism, Wires wires, Stack stack, String hardware) {
        int p = parallelism.tensor();
        boolean hopsOut = parallelism.devices() > wires.devicesOfANode();
        AffineTime hop =
                hopsOut
                        ? hop(wires.betweenName(), wires.between())
                        : hop(wires.insideName(), wires.inside());
        if (p == 1) {
            return new NetworkPlan(List.of(AffineTime.NONE), hop, 0, 0);
        }
        AffineTime sum =
                p > wires.devicesOfANode()
                        ? overNodes(p, wires)
                        : inside(p, wires.insideName(), wires.inside());
        AffineTime far = stack.far(hardware);
        double share = 2.0 * (p - 1) / p;
        return new NetworkPlan(List.of(sum), hop, far.fixedNanos(), far.nanosPerByte() * share);
    }

    private AffineTime hop(String name, AffineTime otherwise) {
        return hops.getOrDefault(nearest(name), otherwise);
    }

    private AffineTime inside(int p, String name, AffineTime fabric) {
        List<Sum> measured = sums.get(nearest(name));
        if (measured == null) {
            // A network between nodes, as if each device were one.
            return overNodes(p, new Wires(name, fabric, name, fabric, 1));
        }
        for (Sum sum : measured) {
            if (sum.devices() >= p) {
                return sum.time(p);
            }
        }
        return measured.getLast().time(p);
    }

    private AffineTime overNodes(int p, Wires wires) {
        int each = wires.devicesOfANode();
        int further = (p + each - 1) / each - 1;
        AffineTime hop = hop(wires.betweenName(), wires.between());
        double inNode =
                each == 1 ? 0 : inside(each, wires.insideName(), wires.inside()).fixedNanos();
        double bus = across.busFactor() / hop.nanosPerByte();
        return new AffineTime(
                inNode + across.hopsOfANode() * further * hop.fixedNanos(),
                2.0 * (p - 1) / p / bus);
    }

    private String nearest(String fabric) {
        return nearest.getOrDefault(fabric, fabric);
    }

    /**
     * What connects devices.
     *
     * @param insideName name of the fabric inside a node
     * @param inside its α and β
     * @param betweenName name of the fabric between nodes
     * @param between its α and β
     * @param devicesOfANode devices that are inside
     */
    record Wires(
            String insideName,
            AffineTime inside,
            String betweenName,
            AffineTime between,
            int devicesOfANode) {}
}
