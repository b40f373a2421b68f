package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.StationRates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The places of a plan that hold requests for a time: its leaves, each once, by name. */
public final class Leaves {
    private final List<StagePlan> leaves = new ArrayList<>();
    private final List<ReplicasPlan> fleets = new ArrayList<>();
    private final LendingOrder order = new LendingOrder();

    /** Positions in {@code leaves} in order of the leaves' names, to find one quickly. */
    private int[] byName = new int[16];

    /**
     * Adds the leaves under {@code stage} that are not there yet.
     *
     * @throws IllegalArgumentException if a leaf differs from one of the same name
     */
    public void add(StagePlan stage) {
        List<StagePlan> inside = stage.inside();
        if (inside.isEmpty()) {
            addLeaf(stage);
            return;
        }
        inside.forEach(this::add);
        if (stage instanceof ReplicasPlan replicas) {
            addFleet(replicas);
        }
    }

    /**
     * Adds the leaves of a whole path.
     *
     * @param name what the path is called
     * @throws IllegalArgumentException if the path nests or attempts more than can be, a leaf
     *     differs from one of the same name, or permits stand inside one another in a circle
     */
    public void addPath(String name, StagePlan path) {
        Nesting.check(name, path, order);
        add(path);
    }

    /** The leaves in order of first mention. */
    public List<StagePlan> inOrder() {
        return List.copyOf(leaves);
    }

    /** The replicas of language models behind one balancer, in order of first mention. */
    public List<ReplicasPlan> fleets() {
        return List.copyOf(fleets);
    }

    /** The place of the leaf of this name in that order. */
    public int indexOf(String name) {
        int place = search(name);
        if (place < 0) {
            throw new IllegalArgumentException("no stage is named \"" + name + "\"");
        }
        return byName[place];
    }

    /** The name of a leaf. */
    public static String name(StagePlan leaf) {
        if (leaf instanceof StationPlan station) {
            return station.name();
        }
        if (leaf instanceof SharingPlan sharing) {
            return sharing.name();
        }
        if (leaf instanceof EnginePlan engine) {
            return engine.name();
        }
        if (leaf instanceof LinkPlan link) {
            return link.name();
        }
        if (leaf instanceof GatePlan gate) {
            return gate.name();
        }
        if (leaf instanceof PermitsPlan permits) {
            return permits.name();
        }
        if (leaf instanceof PoolPlan pool) {
            return pool.name();
        }
        if (leaf instanceof DelayPlan delay) {
            return delay.name();
        }
        throw new IllegalArgumentException("not a leaf: " + leaf);
    }

    /** What a leaf costs. */
    public static StationRates rates(StagePlan leaf) {
        if (leaf instanceof StationPlan station) {
            return station.rates();
        }
        if (leaf instanceof SharingPlan sharing) {
            return sharing.rates();
        }
        if (leaf instanceof EnginePlan engine) {
            return engine.rates();
        }
        return leaf instanceof LinkPlan link ? link.rates() : StationRates.FREE;
    }

    /** Requests that a leaf can hold at once, if it has a bound of its own; else 0. */
    public static long mostPresent(StagePlan leaf) {
        if (leaf instanceof StationPlan station) {
            int servers = Math.max(station.servers(), station.fleet().scaling().most());
            boolean scales = station.fleet().scaling().periodNanos() > 0;
            long serving = scales ? servers : station.servers();
            long held = serving * (station.batching().maxBatch() + 1);
            return station.queue().capacity() + held + 1;
        }
        if (leaf instanceof EnginePlan engine) {
            // Those who were preempted wait beyond the capacity.
            long takenIn = engine.intake().isWide() ? 0 : engine.intake().most() + 1L;
            return engine.queue().capacity() + 2L * engine.replica().mostSequences() + 1 + takenIn;
        }
        if (leaf instanceof LinkPlan link) {
            return (long) link.queue().capacity() + link.atOnce() + 1;
        }
        if (leaf instanceof GatePlan gate) {
            return (long) gate.queue().capacity() + 1;
        }
        if (leaf instanceof PermitsPlan permits) {
            // A permit that is out is a busy server.
            return (long) permits.queue().capacity() + permits.most() + 1;
        }
        if (leaf instanceof PoolPlan pool) {
            // A slab in use is a busy server, and who waits takes one at least when he gets in.
            return (long) pool.queue().capacity() + pool.room().slabs() + 1;
        }
        if (leaf instanceof DelayPlan delay) {
            return delay.room().isWide() ? 0 : delay.room().most() + 1L;
        }
        return leaf instanceof SharingPlan sharing ? sharing.mostPresent() : 0;
    }

    private void addFleet(ReplicasPlan replicas) {
        if (!replicas.hasEngines() || fleets.contains(replicas)) {
            return;
        }
        for (ReplicasPlan fleet : fleets) {
            if (fleet.name().equals(replicas.name())) {
                throw new IllegalArgumentException(
                        "two different sets of replicas are named \"" + fleet.name() + "\"");
            }
        }
        fleets.add(replicas);
    }

    private void addLeaf(StagePlan leaf) {
        String name = name(leaf);
        int place = search(name);
        if (place >= 0) {
            if (!leaves.get(byName[place]).equals(leaf)) {
                throw new IllegalArgumentException(
                        "two different stages are named \"" + name + "\"");
            }
            return;
        }
        within("number of stages that hold requests", leaves.size() + 1, 1, Limits.STATIONS);
        if (leaves.size() == byName.length) {
            byName = Arrays.copyOf(byName, 2 * byName.length);
        }
        int insertion = -place - 1;
        System.arraycopy(byName, insertion, byName, insertion + 1, leaves.size() - insertion);
        byName[insertion] = leaves.size();
        leaves.add(leaf);
    }

    private int search(String name) {
        int low = 0;
        int high = leaves.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = name(leaves.get(byName[middle])).compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
