package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;

/**
 * A source with a clock of its own, in picoseconds, that a burst of factor k makes k times faster:
 * it passes 1000 k picoseconds in a nanosecond, times the factor of the rate profile if there is
 * one. The rest that an arrival leaves below the nanosecond is carried on, so the rate is exact
 * however often the speed changes. The clock is read at arrivals and interventions only, so looking
 * at a run changes nothing.
 */
abstract class PacedArrivals extends ArrivalProcess {
    static final double SECOND_PICOS = 1e12;

    private RateProfile profile = RateProfile.STEADY;
    private boolean profiled;

    /** The source's clock passed this instant of the simulation … */
    private long anchorNanos;

    /** … with this much to go until its next arrival, at most one nanosecond's worth below 0. */
    private long aheadPicos;

    /** What rounding to picoseconds has left over so far; see {@link #wholePicos}. */
    private double overPicos;

    PacedArrivals(Context context) {
        super(context);
    }

    PacedArrivals(Context context, Allowance allowance) {
        super(context, allowance);
    }

    /** Sends the request that is due. */
    abstract void sendDue(long nowNanos);

    /** From the request just sent to the one after it, in picoseconds of the source's clock. */
    abstract long nextGapPicos();

    /** Sets the source going, with {@code picos} to its first arrival. */
    final void begin(long picos) {
        aheadPicos = picos;
        scheduleAhead();
    }

    /** Makes the clock follow {@code rates} from time 0 on; to be called before anything else. */
    final void follow(RateProfile rates) {
        profile = rates;
        profiled = true;
        scheduleAhead();
    }

    /**
     * {@code picos} as a whole number; what rounding leaves is added the next time, so that a long
     * row of gaps is exact.
     */
    final long wholePicos(double picos) {
        double wanted = picos + overPicos;
        long whole = Rounded.picos(wanted);
        // Gaps are cut at ten days and at 0; what is cut off is no rest of rounding.
        overPicos = Math.abs(wanted - whole) <= 1 ? wanted - whole : 0;
        return whole;
    }

    @Override
    public final void act(long nowNanos) {
        reanchor(nowNanos, factorPermille());
        sendDue(nowNanos);
        aheadPicos = Math.addExact(aheadPicos, nextGapPicos());
        scheduleAhead();
    }

    @Override
    final void factorChanged(long nowNanos, long beforePermille) {
        reanchor(nowNanos, beforePermille);
        scheduleAhead();
    }

    private void reanchor(long nowNanos, long picosPerNano) {
        if (profiled) {
            double passed = profile.integral(nowNanos) - profile.integral(anchorNanos);
            aheadPicos -= (long) Math.floor(passed * picosPerNano + 0.5);
        } else {
            aheadPicos -= Math.multiplyExact(nowNanos - anchorNanos, picosPerNano);
        }
        anchorNanos = nowNanos;
    }

    private void scheduleAhead() {
        long picosPerNano = factorPermille();
        if (aheadPicos <= 0) {
            scheduleArrival(anchorNanos);
        } else if (profiled) {
            scheduleArrival(profile.reach(anchorNanos, (double) aheadPicos / picosPerNano));
        } else {
            // The compiler divides by a constant much faster than the processor by a variable.
            long whole =
                    picosPerNano == UNIT_PERMILLE
                            ? (aheadPicos - 1) / UNIT_PERMILLE
                            : (aheadPicos - 1) / picosPerNano;
            scheduleArrival(anchorNanos + whole + 1);
        }
    }
}
