package io.headroom.simulator.theory;

/**
 * Overload as a fluid: what many requests do together when randomness no longer counts (Newell,
 * <i>Applications of Queueing Theory</i>, chapter 2). Rates per any one unit of time, backlogs in
 * requests.
 */
public final class FluidLimit {
    private FluidLimit() {}

    /**
     * Backlog after {@code time} of arrivals above capacity: (λ − capacity)⁺ t + what was there.
     */
    public static double backlog(double initial, double arrivalRate, double capacity, double time) {
        Given.notNegative("initial backlog", initial);
        Given.notNegative("arrival rate", arrivalRate);
        Given.notNegative("capacity", capacity);
        return Math.max(0, initial + (arrivalRate - capacity) * Given.notNegative("time", time));
    }

    /** Time until a backlog is gone: backlog ÷ (capacity − λ), endless if capacity is no higher. */
    public static double timeToDrain(double backlog, double arrivalRate, double capacity) {
        Given.notNegative("backlog", backlog);
        if (backlog == 0) {
            return 0;
        }
        return capacity > arrivalRate
                ? backlog / (capacity - arrivalRate)
                : Double.POSITIVE_INFINITY;
    }

    /** How long one who arrives behind a backlog waits, first come first served. */
    public static double delay(double backlog, double capacity) {
        return Given.notNegative("backlog", backlog) / Given.positive("capacity", capacity);
    }

    /**
     * Backlog after a time past ρ = 1 when arrivals rise steadily: slope t² ÷ 2.
     *
     * @param slope by how much the arrival rate rises per unit of time
     * @param timePastCapacity time since arrivals passed capacity
     */
    public static double rampBacklog(double slope, double timePastCapacity) {
        Given.notNegative("time past capacity", timePastCapacity);
        return Given.notNegative("slope", slope) * timePastCapacity * timePastCapacity / 2;
    }

    /**
     * A ramp that turns and falls as steeply as it rose: backlog is largest when arrivals come down
     * through capacity, slope h² where h is the time from capacity up to the peak.
     */
    public static double peakOfTent(double slope, double timeToPeak) {
        return 2 * rampBacklog(slope, timeToPeak);
    }

    /**
     * All the waiting that an outage causes, in requests × time: the triangle of its backlog, ½
     * peak × (outage + time to drain).
     *
     * @param capacityLeft capacity while it lasts
     * @param capacity capacity before and after, above the arrival rate
     */
    public static double waitingOfOutage(
            double arrivalRate, double capacityLeft, double capacity, double outage) {
        double peak = backlog(0, arrivalRate, capacityLeft, outage);
        return peak == 0 ? 0 : peak / 2 * (outage + timeToDrain(peak, arrivalRate, capacity));
    }
}
