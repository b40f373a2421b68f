package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Flow;
import io.headroom.simulator.measure.ScoringPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * What counts.
 *
 * @param floor adherence at which points start, 0 to 1
 * @param target adherence that earns all, above the floor
 * @param goldStar cost per good unit that earns it; null where there is none
 * @param scoring how several flows are judged together
 */
public record Score(double floor, double target, @Nullable Double goldStar, ScoringPlan scoring) {
    private static final double FLOOR = 0.9;
    private static final double TARGET = 0.99;
    private static final double WORST_PLUS = 0.05;

    /** What counts where a file does not say it. */
    static final Score USUAL = new Score(FLOOR, TARGET, null, ScoringPlan.PLAIN);

    /** What files say of it. */
    static final Shape<Score> SHAPE = Shape.of("score", "what counts", Score::score);

    private static final Shape<ScoringPlan.Per> PER =
            Shape.of("per", "what one flow got done, good or not", Score::per);

    private static Function<Values, @Nullable Score> score(RowList rows) {
        var floor = rows.number("floor", 0, 1, "adherence at which points start").or(FLOOR);
        var target = rows.number("target", 0, 1, "adherence that earns all").or(TARGET);
        String star = "cost per good unit that earns the gold star";
        var gold = rows.of("goldStar", Quantity.above(Unit.NUMBER), star).optional("none");
        var scoring = new Scorings(rows);
        return is -> {
            if (is.of(target) <= is.of(floor)) {
                String found = "floor " + is.of(floor) + ", target " + is.of(target);
                is.reading().refuse(is.at(), found, "a target above floor");
                return null;
            }
            return new Score(is.of(floor), is.of(target), is.maybe(gold), scoring.of(is));
        };
    }

    /** How several flows are judged together. */
    private record Scorings(
            Row<List<String>> groups, Row<Double> worstPlus, Row<ScoringPlan.Per> per) {
        Scorings(RowList rows) {
            this(
                    rows.of(
                                    "groups",
                                    WordKinds.TEXT.list(),
                                    "flows of which none may fare much worse than all together")
                            .or(List.of(), "none"),
                    rows.number(
                                    "worstPlus",
                                    0,
                                    1,
                                    "adherence is at most so much above that of the worst of them")
                            .or(WORST_PLUS),
                    rows.of("per", PER, "what cost is counted by, instead of good units")
                            .optional("good units"));
        }

        ScoringPlan of(Values is) {
            if (is.of(groups).isEmpty() && is.maybe(per) == null) {
                return ScoringPlan.PLAIN;
            }
            return new ScoringPlan(is.of(groups), is.of(worstPlus), is.maybe(per));
        }
    }

    private static Function<Values, ScoringPlan.@Nullable Per> per(RowList rows) {
        var flow = rows.text("flow", "the name of a flow");
        String by = "what its completed requests are counted by";
        var weight = rows.choice("weight", ScoringPlan.Weight.ITEMS, by);
        return is -> new ScoringPlan.Per(is.of(flow), is.of(weight));
    }

    /** Refuses names that no flow has, and that no flow is scored. */
    void check(Reading reading, Located at, Located atFlows, List<Flow> flows) {
        List<String> names = flows.stream().map(Flow::name).toList();
        List<String> scored = flows.stream().filter(Flow::isScored).map(Flow::name).toList();
        if (scored.isEmpty()) {
            reading.refuse(atFlows, "none that is scored", "one that is scored at least");
        }
        List<String> groups = scoring.groups();
        for (int group = 0; group < groups.size(); group++) {
            Located item = at.at("groups").items().get(group);
            if (WordKinds.isKnown(reading, item, scored, "a scored flow")
                    && groups.indexOf(groups.get(group)) < group) {
                reading.refuse(item, "each flow once");
            }
        }
        ScoringPlan.Per per = scoring.per();
        if (per != null) {
            WordKinds.isKnown(reading, at.at("per").at("flow"), names, "a flow");
        }
    }
}
