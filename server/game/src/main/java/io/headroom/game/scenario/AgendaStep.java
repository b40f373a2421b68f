package io.headroom.game.scenario;

import io.headroom.game.Phase;

import java.util.List;

/**
 * A phase of a round on a game's agenda.
 *
 * @param round its number in the mission; 0 in a preset that plays whatever round is asked for
 * @param lengthMillis of game time; 0 means until the instructor advances
 */
public record AgendaStep(int round, Phase phase, long lengthMillis) {
    /** What a round is made of, in this order. */
    public static final List<Phase> PHASES =
            List.of(Phase.BRIEF, Phase.LOCK, Phase.WORKBENCH, Phase.LIVE, Phase.DEBRIEF);
}
