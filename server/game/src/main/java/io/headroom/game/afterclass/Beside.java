package io.headroom.game.afterclass;

import io.headroom.game.measure.Figures;

/**
 * A configuration beside the frontier F, in one run of the same traffic and events.
 *
 * @param own what the configuration came to
 * @param frontier what F came to
 * @param points of the configuration without a lock, in whole points
 * @param frontierPoints of F, likewise
 */
public record Beside(Figures own, Figures frontier, int points, int frontierPoints) {
    /** Whether it earned more. */
    public boolean beats() {
        return points > frontierPoints;
    }
}
