package io.headroom.content.simulation;

import io.headroom.content.document.Problem;

import java.util.List;

/** A simulation that cannot be run, with everything that is wrong with its file. */
public final class SimulationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    SimulationRefused(List<Problem> problems) {
        super("simulation refused:\n" + Problem.told(problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order in which they were found; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
