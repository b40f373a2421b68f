package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.StationRates;

import org.jspecify.annotations.Nullable;

/**
 * Reads what things cost. Money is in any one unit and per server time ({@code 3.60/h}) or per
 * batch and item (a number); energy in watts and joules.
 */
final class RatesReader {
    private final Reading reading;

    RatesReader(Reading reading) {
        this.reading = reading;
    }

    /** What a station costs; nothing when nothing is said. */
    StationRates station(@Nullable Located cost, @Nullable Located energy) {
        return new StationRates(
                rates(cost, Unit.RATE, Unit.NUMBER), rates(energy, Unit.POWER, Unit.ENERGY));
    }

    /** What a system costs in money; nothing when nothing is said. */
    CostRates money(@Nullable Located at) {
        return rates(at, Unit.RATE, Unit.NUMBER);
    }

    private CostRates rates(@Nullable Located at, Unit perTime, Unit each) {
        if (at == null) {
            return CostRates.NONE;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        double provisioned = is.quantity("provisioned", perTime, 0);
        double busy = is.quantity("busy", perTime, 0);
        double batch = is.quantity("batch", each, 0);
        double item = is.quantity("item", each, 0);
        is.done();
        return reading.build(
                at, before, () -> new CostRates(provisioned, busy, batch, item), CostRates.NONE);
    }
}
