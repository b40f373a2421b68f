package io.headroom.game.measure;

import io.headroom.simulator.request.WorkPart;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names of figures of what the work of language models goes to. Only a simulation tells them
 * that is watched for it, which costs it something.
 */
public final class WorkFigures {
    private static final Set<String> NAMES = new HashSet<>();

    static {
        for (WorkPart part : WorkPart.values()) {
            NAMES.add(all(part));
            NAMES.add(judged(part));
            NAMES.add(share(part));
        }
    }

    private WorkFigures() {}

    /** Whether one of some measures needs such a simulation. */
    public static boolean areAskedFor(Collection<Measure> measures) {
        return measures.stream().anyMatch(measure -> NAMES.contains(measure.name()));
    }

    /** To the end. */
    static String all(WorkPart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /** Up to the instant that the objective judges. */
    static String judged(WorkPart part) {
        return "judged" + part.name().charAt(0) + all(part).substring(1);
    }

    /** Of what iterations took. */
    static String share(WorkPart part) {
        return all(part) + "Share";
    }
}
