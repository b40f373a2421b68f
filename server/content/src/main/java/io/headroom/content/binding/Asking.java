package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.game.measure.Measures;
import io.headroom.game.scenario.Challenge.Critic;
import io.headroom.game.scenario.Challenge.Goal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a file says of the challenge of its track. Which way is better follows from the figure.
 *
 * @param critic who asks
 * @param goal what is asked for
 * @param knobs that may be turned meanwhile, where they stand
 */
public record Asking(Critic critic, Goal goal, List<Located> knobs) {
    /** What stands there. */
    static final Shape<Asking> SHAPE =
            Shape.of("challenge", "what a critic asks in a live run", Asking::declared);

    /** Keeps its own copy. */
    public Asking {
        knobs = List.copyOf(knobs);
    }

    private static Function<Values, @Nullable Asking> declared(RowList rows) {
        var critic = rows.of("critic", WordKinds.constants(Critic.CFO), "who asks");
        var goal =
                rows.of(
                        "measure",
                        WordKinds.oneOf(
                                new TreeMap<>(
                                        Map.of(
                                                Measures.COST_PER_GOOD.name(), Goal.COST,
                                                Measures.ADHERENCE.name(), Goal.ADHERENCE))),
                        "the figure that is to be held: the cost of a good unit at most at 1.15"
                                + " times that of the best known, or the share of good ones, of"
                                + " which 1.15 times as many may be missing");
        var knobs =
                rows.of(
                        "knobs",
                        WordKinds.placed(Template.NAMED).list(),
                        "those that may be turned in the running system; a system that cannot be"
                                + " changed while it runs has none");
        knobs.or(List.of(), "none");
        return is -> new Asking(is.of(critic), is.of(goal), is.of(knobs));
    }
}
