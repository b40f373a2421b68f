package io.headroom.game.scenario;

/**
 * What a debrief goes through: each step is an instance of the phase on the agenda, with its own
 * deadline, and the instructor moves between them like between phases.
 */
public enum DebriefStep {
    /** What was asked in the lock, what the class thought, and the stated systems as they ran. */
    ANSWER(3),
    /** The round's law, on the one instrument that it is about. */
    LAW(2),
    /** Same cost, opposite fate: two teams side by side. */
    PAIR(2),
    /** The points, and the settings of the ghosts. */
    TABLE(3);

    /** Of as many parts as all steps have together. */
    private final int parts;

    DebriefStep(int parts) {
        this.parts = parts;
    }

    /** Its part of a debrief, in whole milliseconds, at least one. */
    long of(long debriefMillis) {
        long all = 0;
        for (DebriefStep step : values()) {
            all += step.parts;
        }
        return Math.max(1, debriefMillis * parts / all);
    }
}
