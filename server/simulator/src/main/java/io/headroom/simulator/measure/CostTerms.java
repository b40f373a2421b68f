package io.headroom.simulator.measure;

import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;

/**
 * What the cost of a span is made of, in the unit of the rates; up to rounding they sum to {@link
 * Measurement#cost()}.
 *
 * @param time servers that are there, and on top while they work
 * @param batches batches that were started
 * @param items items of work that were started
 * @param energy all energy at its price
 * @param parts what costs by being there
 */
public record CostTerms(double time, double batches, double items, double energy, double parts) {

    /** The terms of a measurement: the rates of the whole and those of each stage. */
    static CostTerms of(Measurement measured) {
        double time = 0;
        double batches = 0;
        double items = 0;
        CostRates whole = measured.tariff().rates();
        for (StageMeasurement stage : measured.stages()) {
            CostRates own = stage.rates().money();
            double started = (double) stage.workPermille() / 1000;
            time += sum(whole, stage, 0, 0) + sum(own, stage, 0, 0);
            batches += (whole.perBatchStart() + own.perBatchStart()) * stage.batches();
            items += (whole.perItem() + own.perItem()) * started;
        }
        double parts = 0;
        for (IdlePart part : measured.tariff().parts()) {
            parts += part.cost(measured.seconds());
        }
        double energy = measured.tariff().perJoule() * measured.energyJoules();
        return new CostTerms(time, batches, items, energy, parts);
    }

    private static double sum(CostRates rates, StageMeasurement stage, long batches, double items) {
        return rates.sum(stage.provisionedSeconds(), stage.busySeconds(), batches, items);
    }
}
