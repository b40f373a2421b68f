package io.headroom.game.measure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a track-round shows of its systems.
 *
 * @param primary the instrument that the round is about
 * @param series what is drawn over the run, one value for each second of wall time
 */
public record Instruments(Measure primary, List<Measure> series) {
    /** Most lines, so that the view of a late opener stays small. */
    public static final int MOST_SERIES = 3;

    /** Told of every system, whatever else its round is about. */
    private static final List<String> ALWAYS =
            List.of(
                    "adherence",
                    "costPerGood",
                    "offered",
                    "completed",
                    "good",
                    "arrivalsPerSecond",
                    "meanInSystem",
                    "meanTimeInSystem",
                    "p50",
                    "p99",
                    "utilization",
                    "meanBatch",
                    "forming",
                    "queue",
                    "transfer",
                    "service",
                    "retry",
                    "judgedForming",
                    "judgedQueue",
                    "judgedTransfer",
                    "judgedService",
                    "judgedRetry");

    /** Where a file does not say: the tail, and how many are good. */
    public static final Instruments USUAL =
            new Instruments(
                    Measures.named("p99"),
                    List.of(Measures.named("p99"), Measures.named("goodShareOfEnded")));

    /** Keeps its own copy. */
    public Instruments {
        series = List.copyOf(series);
    }

    /** All that is told of a system of the round: on screens, in what-ifs and in results. */
    public List<Measure> told() {
        Set<Measure> told = new LinkedHashSet<>();
        ALWAYS.forEach(name -> told.add(Measures.named(name)));
        told.add(primary);
        told.addAll(series);
        return List.copyOf(told);
    }
}
