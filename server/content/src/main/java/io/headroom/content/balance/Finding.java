package io.headroom.content.balance;

import io.headroom.content.document.Problem;

/**
 * What a rule found where it does not hold.
 *
 * @param rule its name
 * @param problem where, what was found, what was expected
 * @param excuse why its author lets it be; empty where nobody does
 */
public record Finding(String rule, Problem problem, String excuse) {
    /** Whether somebody lets it be. */
    public boolean isExcused() {
        return !excuse.isEmpty();
    }

    /** The same with other words for what was found. */
    Finding withFound(String found) {
        Problem other =
                new Problem(
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        found,
                        problem.expected());
        return new Finding(rule, other, excuse);
    }

    /** With the folder that the file lies in before its name. */
    Finding below(String folder) {
        return new Finding(rule, problem.below(folder), excuse);
    }

    @Override
    public String toString() {
        return problem + " [" + rule + (isExcused() ? ", exempt: " + excuse : "") + "]";
    }
}
