package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.positive;
import static io.headroom.simulator.bounds.Bounds.within;

import java.util.List;

/**
 * The clock of a device and what it takes: idle power whatever it does and, for work, power that
 * grows with the square of the voltage and with the clock (C V² f of CMOS: Chandrakasan, Sheng and
 * Brodersen 1992), so that an operation takes energy in proportion to V² alone.
 *
 * @param idleWatts what it takes by being on
 * @param steps the steps of its clock, the fastest first
 */
public record PowerPlan(double idleWatts, List<Step> steps) {
    private static final int MOST_STEPS = 256;

    /**
     * One step of the clock.
     *
     * @param speedPermille thousandths of the fastest clock
     * @param volts the voltage that it needs, in any unit that all steps share
     */
    public record Step(long speedPermille, double volts) {
        /** Refuses clocks that stand still and voltages that are not positive. */
        public Step {
            within("speedPermille", speedPermille, 1, 1000);
            positive("volts", volts);
        }
    }

    /** Refuses steps that are not in order from the full speed down. */
    public PowerPlan {
        notNegative("idleWatts", idleWatts);
        steps = List.copyOf(steps);
        within("number of clock steps", steps.size(), 1, MOST_STEPS);
        within("speedPermille of the first clock step", steps.get(0).speedPermille(), 1000, 1000);
        for (int step = 1; step < steps.size(); step++) {
            long most = steps.get(step - 1).speedPermille() - 1;
            within("speedPermille[" + step + "]", steps.get(step).speedPermille(), 1, most);
        }
    }

    /** A clock of one step. */
    public static PowerPlan steady(double idleWatts) {
        return new PowerPlan(idleWatts, List.of(new Step(1000, 1)));
    }

    /** What work takes at a step, as a share of what it takes at the fastest one. */
    public double busyShare(int step) {
        double volts = steps.get(step).volts() / steps.get(0).volts();
        return volts * volts * steps.get(step).speedPermille() / 1000;
    }

    /** The fastest step of at most so many thousandths of the speed; the last if none is. */
    public int stepOf(long speedPermille) {
        int step = 0;
        while (step < steps.size() - 1 && steps.get(step).speedPermille() > speedPermille) {
            step++;
        }
        return step;
    }
}
