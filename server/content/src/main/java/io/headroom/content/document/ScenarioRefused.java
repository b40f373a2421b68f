package io.headroom.content.document;

import java.util.List;

/** Scenarios that cannot be played, with everything that is wrong with them. */
public final class ScenarioRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Refused for these, in the order in which they were found. */
    public ScenarioRefused(List<Problem> problems) {
        super("scenarios refused:\n" + Problem.told(problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order in which they were found; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
