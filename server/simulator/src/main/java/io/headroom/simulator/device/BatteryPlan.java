package io.headroom.simulator.device;

import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

/**
 * A charge that the device lives on. When little is left the voltage sags, and with it the clock;
 * when nothing is left the device is off for good, with all it held. It is looked at when the
 * governor looks.
 *
 * @param joules the charge at time 0
 * @param sagShare the share of it at or below which the voltage sags
 * @param sagPermille thousandths of the fastest clock that the sagging voltage still carries
 */
public record BatteryPlan(double joules, double sagShare, long sagPermille) {
    /** Refuses numbers outside their limits. */
    public BatteryPlan {
        positive("joules", joules);
        within("sagShare", sagShare, 0, 1);
        within("sagPermille", sagPermille, 1, 1000);
    }
}
