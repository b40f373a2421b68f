package io.headroom.node.simulation;

import io.headroom.node.scenario.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** A simulation that cannot be run, with everything that is wrong with its file. */
public final class SimulationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    SimulationRefused(List<Problem> problems) {
        super(
                problems.stream()
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n", "simulation refused:\n", "")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order in which they were found; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
