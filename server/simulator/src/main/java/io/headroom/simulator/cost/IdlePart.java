package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.notNegative;

/**
 * Something that costs by being there, whatever it does: buffers, banks of memory, slots, a fan.
 *
 * @param name what students call it
 * @param count how much of it there is, not always a whole number: 1.5 of gigabytes
 * @param perSecond money for a second of each
 * @param watts power of each
 */
public record IdlePart(String name, double count, double perSecond, double watts) {
    /** Refuses parts without a name, and amounts below 0. */
    public IdlePart {
        named("name", name);
        notNegative("count", count);
        notNegative("perSecond", perSecond);
        notNegative("watts", watts);
    }

    /** What so many seconds of all of it cost, the price of its energy not counted. */
    public double cost(double seconds) {
        return count * perSecond * seconds;
    }

    /** What all of it takes in so many seconds. */
    public double joules(double seconds) {
        return count * watts * seconds;
    }
}
