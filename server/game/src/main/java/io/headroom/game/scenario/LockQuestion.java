package io.headroom.game.scenario;

import java.util.List;

/**
 * The prediction that the whole class commits to.
 *
 * @param answer index of the right choice, computed by simulating the stated system
 * @param ordered whether the choice next to the right one is nearly right
 * @param explanation what the simulation showed, with its numbers
 * @param systems what was simulated; it answers the question
 */
public record LockQuestion(
        String opening,
        String question,
        List<String> choices,
        int answer,
        boolean ordered,
        String explanation,
        LockSystems systems) {
    /** Keeps its own copy. */
    public LockQuestion {
        choices = List.copyOf(choices);
    }
}
