package io.headroom.simulator.traffic;

/**
 * A source with a clock of its own, in picoseconds, that a burst of factor k makes k times faster:
 * it passes 1000 k picoseconds in a nanosecond. The rest that an arrival leaves below the
 * nanosecond is carried on, so the rate is exact however often the speed changes.
 */
abstract class PacedArrivals extends ArrivalProcess {
    /** The source's clock passed this instant of the simulation … */
    private long anchorNanos;

    /** … with this much to go until its next arrival, at most one nanosecond's worth below 0. */
    private long aheadPicos;

    PacedArrivals(Context context) {
        super(context);
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
        aheadPicos -= Math.multiplyExact(nowNanos - anchorNanos, picosPerNano);
        anchorNanos = nowNanos;
    }

    private void scheduleAhead() {
        long picosPerNano = factorPermille();
        long wait = aheadPicos <= 0 ? 0 : (aheadPicos - 1) / picosPerNano + 1;
        scheduleArrival(anchorNanos + wait);
    }
}
