package io.headroom.game.frontier;

/**
 * What one run came to.
 *
 * @param adherence share of what was offered that was good, 0 to 1
 * @param p99Millis nearest rank over what was completed, end to end; infinite if nothing was
 * @param cost per good unit; infinite when nothing was good
 */
public record Trial(double adherence, double p99Millis, double cost) {
    /** Of what cannot be. */
    public static final Trial NOTHING_GOOD =
            new Trial(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
