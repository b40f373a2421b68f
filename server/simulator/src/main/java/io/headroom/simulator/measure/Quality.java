package io.headroom.simulator.measure;

import static io.headroom.simulator.bounds.Bounds.within;

/**
 * How good what comes out is, apart from when. An answer that was cut before its end is never good.
 *
 * @param delivered quality of what the configuration delivers where it leaves nothing out; of a
 *     request of which items were left out that, times the share of its items that were worked on
 * @param floor least quality that counts as good
 * @param missed the share of those in time that are misses all the same, drawn for each request,
 *     the same whatever serves it; a smaller share misses some of those that a larger one does
 * @param missedPerCut how much more probably a request is missed of which all items were left out;
 *     in proportion where some were
 */
public record Quality(double delivered, double floor, double missed, double missedPerCut) {
    /** Nothing is ever poor or missed. */
    public static final Quality FULL = new Quality(1, 0, 0, 0);

    /** Nothing is ever good. */
    public static final Quality NONE = new Quality(0, 1, 0, 0);

    /** Refuses shares that are none. */
    public Quality {
        within("quality", delivered, 0, 1);
        within("qualityFloor", floor, 0, 1);
        within("missed", missed, 0, 1);
        within("missedPerCut", missedPerCut, 0, 1);
    }

    /** Whether the quality of a request of which a share was worked on is below the floor. */
    public boolean isPoor(double done) {
        return delivered * done < floor;
    }

    /** How probably a request of which a share was worked on is missed. */
    public double missed(double done) {
        return missed + missedPerCut * (1 - done);
    }

    /** Whether any request can be poor, or missed. */
    public boolean isFull() {
        return floor == 0 && missed == 0 && missedPerCut == 0;
    }
}
