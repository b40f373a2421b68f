package io.headroom.game.afterclass;

import org.jspecify.annotations.Nullable;

/**
 * A try to beat the frontier F. Whoever tries often enough beats it on one traffic by luck, so it
 * counts only where it holds on another too.
 *
 * @param live on the traffic of the class's live run
 * @param again on traffic of another seed, with the same events; null where the first did not beat
 *     F
 */
public record Attempt(Beside live, @Nullable Beside again) {
    /** Whether it counts. */
    public boolean beaten() {
        return again != null && live.beats() && again.beats();
    }
}
