package io.headroom.content.simulation;

import io.headroom.content.document.Problem;

import java.util.List;

/** A simulation that cannot be run, with everything that is wrong with its file. */
public final class SimulationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private final boolean cannotBe;

    SimulationRefused(List<Problem> problems) {
        this(problems, false);
    }

    /** Refused for what is set, in a file that is right. */
    SimulationRefused(List<Problem> problems, boolean cannotBe) {
        super("simulation refused:\n" + Problem.told(problems));
        this.problems = List.copyOf(problems);
        this.cannotBe = cannotBe;
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
