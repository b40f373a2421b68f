package io.headroom.content.simulation;

import io.headroom.content.grammar.Kinds;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.ScalingPlan;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** How many servers there are, and how they come and go. */
final class Fleets {
    private static final Kinds<ScalingPlan> SCALING =
            Kinds.of("scaling", "who decides how many servers there are", Fleets::scaling);

    private static final Shape<FleetPlan> FLEET =
            Shape.of("fleet", "how servers come and go", Fleets::fleet);

    private Fleets() {}

    /** The fleet of a station: steady servers when nothing is said. */
    static Row<FleetPlan> fleetOf(RowList rows) {
        return rows.of("fleet", FLEET, "how servers come and go").or(FleetPlan.STEADY, "steady");
    }

    /** How a fleet scales: as many servers as there are when nothing is said. */
    static Row<ScalingPlan> scalingOf(RowList rows) {
        String what = "who decides how many servers there are";
        return rows.of("scaling", SCALING, what).or(new ScalingPlan.Fixed(), "fixed");
    }

    /** How long what nobody wants any more is kept. */
    static Row<Long> holdOf(RowList rows) {
        return rows.duration("hold", "how long a server is kept though no decision wants it")
                .or(0L);
    }

    /** How long a server takes to come. */
    static Row<Sampler> coldStartOf(RowList rows) {
        return rows.of("coldStart", Laws.DURATION, "how long a server takes to come")
                .or(Sampler.ZERO, "0");
    }

    private static Function<Values, @Nullable FleetPlan> fleet(RowList rows) {
        var coldStart = coldStartOf(rows);
        String lost = "who is served by a lost server waits again, or fails";
        var onLoss = rows.choice("onLoss", FleetPlan.OnLoss.REQUEUE, lost);
        var scaling = scalingOf(rows);
        var hold = holdOf(rows);
        return is -> new FleetPlan(is.of(coldStart), is.of(onLoss), is.of(scaling), is.of(hold));
    }

    private static void scaling(Kinds<ScalingPlan> kinds) {
        kinds.alone("fixed", new ScalingPlan.Fixed(), "nobody");
        kinds.with("target", "aims at a utilization", Fleets::target);
        kinds.with("steps", "some more above a utilization, some fewer below one", Fleets::steps);
        kinds.with("predictive", "aims at a utilization that is to come", Fleets::predictive);
    }

    /** What all of them say. */
    private record Decided(Row<Integer> least, Row<Integer> most, Row<Long> every) {
        static Decided of(RowList rows) {
            return new Decided(
                    rows.count("least", 1, Limits.SERVERS, "fewest servers").or(1),
                    rows.count("most", 1, Limits.SERVERS, "most servers"),
                    rows.span("every", "time from one decision to the next").inPlans("period"));
        }
    }

    private static Row<Double> utilization(RowList rows) {
        return rows.number("utilization", 0.01, 1, "what is aimed at").inPlans("target");
    }

    private static Function<Values, @Nullable ScalingPlan> target(RowList rows) {
        Decided by = Decided.of(rows);
        var target = utilization(rows);
        return is ->
                new ScalingPlan.Target(
                        is.of(by.least), is.of(by.most), is.of(by.every), is.of(target));
    }

    private static Function<Values, @Nullable ScalingPlan> steps(RowList rows) {
        Decided by = Decided.of(rows);
        var above = rows.number("above", 0, 1, "above this utilization more are wanted");
        var up = rows.count("up", 1, Limits.SERVERS, "how many more").or(1);
        var below = rows.number("below", 0, 1, "below this utilization fewer are wanted");
        var down = rows.count("down", 1, Limits.SERVERS, "how many fewer").or(1);
        return is ->
                new ScalingPlan.Steps(
                        is.of(by.least),
                        is.of(by.most),
                        is.of(by.every),
                        is.of(above),
                        is.of(up),
                        is.of(below),
                        is.of(down));
    }

    private static Function<Values, @Nullable ScalingPlan> predictive(RowList rows) {
        Decided by = Decided.of(rows);
        var target = utilization(rows);
        var ahead = rows.duration("ahead", "how far it looks ahead");
        return is ->
                new ScalingPlan.Predictive(
                        is.of(by.least),
                        is.of(by.most),
                        is.of(by.every),
                        is.of(target),
                        is.of(ahead));
    }
}
