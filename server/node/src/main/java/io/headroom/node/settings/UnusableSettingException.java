package io.headroom.node.settings;

/** A setting was well formed, but what it points to cannot be used. Stops the start. */
public final class UnusableSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient SettingProblem problem;

    /** A failure by its problem. */
    public UnusableSettingException(SettingProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    /** What is wrong. */
    public SettingProblem problem() {
        return problem;
    }
}
