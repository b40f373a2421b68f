package io.headroom.simulator.measure;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How the measurement of several flows becomes one adherence and one cost.
 *
 * @param groups names of scored flows of which none may fare much worse than all together; none: no
 *     cap
 * @param worstPlus by how much adherence may be above that of the worst of them
 * @param per what cost is counted by instead of good units; null for these
 */
public record ScoringPlan(List<String> groups, double worstPlus, @Nullable Per per) {
    /** All scored flows together, their cost by their good units. */
    public static final ScoringPlan PLAIN = new ScoringPlan(List.of(), 1, null);

    /**
     * What a flow got done, good or not.
     *
     * @param flow its name
     */
    public record Per(String flow, Weight weight) {
        /** Refuses flows without a name. */
        public Per {
            named("flow", flow);
        }
    }

    /** What the completed requests of a flow are counted by. */
    public enum Weight {
        /** Their items of work. */
        ITEMS,
        /** Each alike. */
        REQUESTS
    }

    /**
     * What became of a flow.
     *
     * @param isScored whether it counts
     * @param good how many of its requests were good
     * @param of of how many
     */
    public record Counted(String flow, boolean isScored, long good, long of) {}

    /** The worst group. */
    public record Worst(String flow, double share) {}

    /** Refuses shares that are none. */
    public ScoringPlan {
        groups = List.copyOf(groups);
        within("worstPlus", worstPlus, 0, 1);
    }

    /** Refuses names that no scored flow has or that come twice, and flows of which none counts. */
    public void check(List<String> flows, List<String> scored) {
        if (scored.isEmpty()) {
            throw new IllegalArgumentException("one flow at least must be scored");
        }
        for (int index = 0; index < groups.size(); index++) {
            String group = groups.get(index);
            if (!scored.contains(group)) {
                throw new IllegalArgumentException("no scored flow is named \"" + group + "\"");
            }
            if (groups.indexOf(group) < index) {
                throw new IllegalArgumentException("two groups are named \"" + group + "\"");
            }
        }
        if (per != null && !flows.contains(per.flow())) {
            throw new IllegalArgumentException("no flow is named \"" + per.flow() + "\"");
        }
    }

    /**
     * The share of good ones: of all scored flows, but no more than {@code worstPlus} above that of
     * the worst group; 0 of nothing.
     */
    public double share(List<Counted> flows) {
        long good = 0;
        long of = 0;
        for (Counted flow : flows) {
            if (flow.isScored()) {
                good += flow.good();
                of += flow.of();
            }
        }
        Worst worst = worst(flows);
        double all = Ratio.of(good, of);
        return worst == null ? all : Math.min(all, worst.share() + worstPlus);
    }

    /** The group of the lowest share, the first of several; null without a group that came. */
    public @Nullable Worst worst(List<Counted> flows) {
        Worst worst = null;
        for (Counted flow : flows) {
            if (groups.contains(flow.flow()) && flow.of() > 0) {
                double share = Ratio.of(flow.good(), flow.of());
                worst =
                        worst == null || share < worst.share()
                                ? new Worst(flow.flow(), share)
                                : worst;
            }
        }
        return worst;
    }

    /** What cost is divided by. */
    double units(List<FlowMeasurement> flows) {
        double sum = 0;
        for (FlowMeasurement flow : flows) {
            if (per == null) {
                sum += flow.isScored() ? flow.goodUnits() : 0;
            } else if (per.flow().equals(flow.name())) {
                sum += per.weight() == Weight.ITEMS ? flow.itemsCompleted() : flow.completed();
            }
        }
        return sum;
    }

    /** Who of all flows was good, of its population. */
    static List<Counted> ofJudged(List<FlowMeasurement> flows) {
        List<Counted> counted = new ArrayList<>(flows.size());
        for (FlowMeasurement flow : flows) {
            counted.add(new Counted(flow.name(), flow.isScored(), flow.good(), flow.judged()));
        }
        return counted;
    }

    /** Who of all flows was good, by the requests that ended. */
    static List<Counted> ofEnded(List<FlowMeasurement> flows) {
        List<Counted> counted = new ArrayList<>(flows.size());
        for (FlowMeasurement flow : flows) {
            counted.add(new Counted(flow.name(), flow.isScored(), flow.good(), flow.ended()));
        }
        return counted;
    }
}
