package io.headroom.content.simulation;

import io.headroom.content.document.Printable;
import io.headroom.content.document.Problem;

import java.util.List;

/** A simulation that cannot be run, with everything that is wrong with its file. */
public final class SimulationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private final boolean cannotBe;
    private final String title;

    SimulationRefused(List<Problem> problems) {
        this(problems, false, "");
    }

    /**
     * Refused for what is set, in a file that is right.
     *
     * @param title of the file; may be empty
     */
    SimulationRefused(List<Problem> problems, boolean cannotBe, String title) {
        super("simulation refused:\n" + Problem.told(problems));
        this.problems = List.copyOf(problems);
        this.cannotBe = cannotBe;
        this.title = title;
    }

    /** What the file calls itself; may be empty. */
    public String title() {
        return title;
    }

    /** Why what is set cannot be together, in a sentence. */
    public String sentence() {
        Problem first = problems.getFirst();
        return Printable.of(
                "That does not go together: %s; found %s."
                        .formatted(first.expected(), first.found()));
    }

    /** Whether all that is wrong is that what is set cannot be together. */
    public boolean cannotBe() {
        return cannotBe;
    }

    /** All problems, in the order in which they were found; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
