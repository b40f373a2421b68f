package io.headroom.content.simulation;

import io.headroom.content.catalog.Hardware;
import io.headroom.content.grammar.Shape;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.Roofline;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.cost.ServingStack;

/**
 * A model on hardware: each operator of an iteration takes the longer of arithmetic and memory.
 *
 * @param title for messages
 * @param roofline what it is made from
 * @param stack the software, with what the file says otherwise
 * @param cost what an iteration takes
 * @param price the catalog's, of all devices
 * @param energy the catalog's, of all devices
 * @param promptWatts what these draw on top while they work on prompts
 */
record Served(
        String title,
        RooflineModel roofline,
        ServingStack stack,
        Roofline cost,
        CostRates price,
        CostRates energy,
        double promptWatts) {
    /** What a file says of one. */
    static final Shape<Served> SHAPE =
            Shape.of("roofline", "an iteration of a model on hardware", ServedRows::of);

    private static final double HOUR_SECONDS = 3_600;

    /** What the catalog says of the hardware beside. */
    static Served of(
            String title,
            RooflineModel model,
            ServingStack stack,
            Roofline cost,
            Hardware hardware) {
        int devices = model.parallelism().devices();
        Double perHour = hardware.pricePerHour();
        CostRates price =
                perHour == null
                        ? CostRates.NONE
                        : new CostRates(perHour * devices / HOUR_SECONDS, 0, 0, 0);
        Hardware.Watts watts = hardware.watts();
        if (watts == null) {
            return new Served(title, model, stack, cost, price, CostRates.NONE, 0);
        }
        // Idle power always, and that of decoding on top of it while it works.
        double decoding = Math.max(0, watts.token() - watts.idle()) * devices;
        double prompts = Math.max(0, watts.prompt() - watts.token()) * devices;
        CostRates energy = new CostRates(watts.idle() * devices, decoding, 0, 0);
        return new Served(title, model, stack, cost, price, energy, prompts);
    }
}
