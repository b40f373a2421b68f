package io.headroom.game.scenario;

import io.headroom.game.Phase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A phase of a round on a game's agenda.
 *
 * @param round its number in the mission; 0 in a preset that plays whatever round is asked for
 * @param lengthMillis of game time; 0 means until the instructor advances
 * @param debrief the step of a debrief; null in another phase, and where a debrief is one piece: in
 *     presets, and in the logs of programs that did not divide it
 */
public record AgendaStep(int round, Phase phase, long lengthMillis, @Nullable DebriefStep debrief) {
    /** What every round is made of, in this order; a second vote may follow the lock. */
    public static final List<Phase> PHASES =
            List.of(Phase.BRIEF, Phase.LOCK, Phase.WORKBENCH, Phase.LIVE, Phase.DEBRIEF);

    /** A phase in one piece. */
    public AgendaStep(int round, Phase phase, long lengthMillis) {
        this(round, phase, lengthMillis, null);
    }

    /**
     * A debrief as its steps, which together last as long as it does; any other phase alone. One
     * that is too short to be divided stays one piece.
     */
    public List<AgendaStep> divided() {
        DebriefStep[] all = DebriefStep.values();
        boolean tooShort = lengthMillis > 0 && lengthMillis < all.length;
        if (phase != Phase.DEBRIEF || debrief != null || tooShort) {
            return List.of(this);
        }
        List<AgendaStep> steps = new ArrayList<>();
        long left = lengthMillis;
        for (DebriefStep step : all) {
            boolean last = steps.size() == all.length - 1;
            long own = lengthMillis == 0 ? 0 : last ? left : step.of(lengthMillis);
            steps.add(new AgendaStep(round, phase, own, step));
            left -= own;
        }
        return List.copyOf(steps);
    }
}
