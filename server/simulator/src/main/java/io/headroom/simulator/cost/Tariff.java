package io.headroom.simulator.cost;

import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import java.util.ArrayList;
import java.util.List;

/**
 * What a whole system costs on top of the rates of its stages.
 *
 * @param rates rates of all stations together
 * @param perJoule price of a joule of whatever takes energy: stages, devices and idle parts
 * @param parts what costs by being there
 */
public record Tariff(CostRates rates, double perJoule, List<IdlePart> parts) {
    /** Most kinds of idle parts. */
    public static final int MOST_PARTS = 64;

    /** Refuses energy at a price below 0 and two parts of one name. */
    public Tariff {
        notNegative("perJoule", perJoule);
        parts = List.copyOf(parts);
        within("number of idle parts", parts.size(), 0, MOST_PARTS);
        List<String> names = new ArrayList<>();
        for (IdlePart part : parts) {
            if (names.contains(part.name())) {
                throw new IllegalArgumentException(
                        "two idle parts are named \"" + part.name() + "\"");
            }
            names.add(part.name());
        }
    }

    /** A tariff of rates alone. */
    public Tariff(CostRates rates) {
        this(rates, 0, List.of());
    }
}
