package io.headroom.simulator;

import io.headroom.simulator.engine.ReplicaPlan;

import java.util.List;

/** What is done to a literal replica, in order of time; outages do not overlap. */
record LiteralFaults(List<Pace> paces, List<Outage> outages, List<Change> changes) {

    /** From that instant on the replica works at that speed. */
    record Pace(long nanos, long permille) {}

    /**
     * The replica is lost at one instant and works again from another one on; who runs goes back to
     * the line or is lost.
     */
    record Outage(long nanos, long upNanos, boolean requeues) {}

    /** From that instant on the next step goes by another plan. */
    record Change(long nanos, ReplicaPlan plan) {}

    /** Work that can be done until an instant, in picoseconds. */
    long workAt(long nanos) {
        long picos = 0;
        for (int index = 0; index < paces.size(); index++) {
            long from = paces.get(index).nanos();
            long to = index + 1 < paces.size() ? paces.get(index + 1).nanos() : Long.MAX_VALUE;
            if (nanos > from) {
                picos += (Math.min(nanos, to) - from) * paces.get(index).permille();
            }
        }
        return picos;
    }

    /** The first nanosecond at which so much work can be done. */
    long nanosAt(long picos) {
        int index = paces.size() - 1;
        while (index > 0 && workAt(paces.get(index).nanos()) >= picos) {
            index--;
        }
        long rest = picos - workAt(paces.get(index).nanos());
        long speed = paces.get(index).permille();
        return paces.get(index).nanos() + (rest + speed - 1) / speed;
    }
}
