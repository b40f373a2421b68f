package io.headroom.game.scenario;

import java.util.List;

/**
 * The rounds of a game, their phases and how long these last.
 *
 * @param steps in the order in which they are walked, those of a round together
 * @param pacingMillis how long a team's next what-if waits after one began
 */
public record Preset(String id, List<AgendaStep> steps, int pacingMillis) {
    /** Where nothing else is said: time to look at the result and to think. */
    public static final int USUAL_PACING_MILLIS = 8_000;

    /** Keeps its own copy. */
    public Preset {
        steps = List.copyOf(steps);
    }

    /**
     * The agenda of a game.
     *
     * @param asked the round that is played where the preset names none
     */
    public List<AgendaStep> agenda(int asked) {
        return steps.stream()
                .map(
                        step ->
                                step.round() == 0
                                        ? new AgendaStep(asked, step.phase(), step.lengthMillis())
                                        : step)
                .toList();
    }
}
