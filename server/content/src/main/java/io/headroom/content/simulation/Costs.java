package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.Tariff;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** What things cost: money in any one unit, energy in watts and joules. */
final class Costs {
    /** Money. */
    static final Shape<CostRates> MONEY =
            Shape.of(
                    "money",
                    "money in any one unit, by server time or each",
                    rows -> rates(rows, Unit.RATE, Unit.NUMBER));

    /** Energy. */
    static final Shape<CostRates> ENERGY =
            Shape.of(
                    "joules",
                    "energy, by server time or each",
                    rows -> rates(rows, Unit.POWER, Unit.ENERGY));

    /** What a file says at its top: rates of all stations, and what all energy costs. */
    static final Shape<Tariff> PRICES =
            Shape.of(
                    "prices",
                    "money in any one unit, of all stations and of all energy",
                    Costs::prices);

    /** What costs by being there. */
    static final Shape<IdlePart> PART =
            Shape.of(
                    "idlePart", "what costs by being there, such as buffers or a fan", Costs::part);

    private Costs() {}

    /** What a stage costs; nothing when nothing is said. */
    static Function<Values, StationRates> rows(RowList rows) {
        var cost = rows.of("cost", MONEY, "its money").or(CostRates.NONE, "free");
        var energy = rows.of("energy", ENERGY, "its energy").or(CostRates.NONE, "none");
        return is -> new StationRates(is.of(cost), is.of(energy));
    }

    private static Function<Values, @Nullable Tariff> prices(RowList rows) {
        Function<Values, @Nullable CostRates> money = rates(rows, Unit.RATE, Unit.NUMBER);
        String priced = "for each joule of stages, devices and parts";
        var joule = rows.quantity("joule", Unit.NUMBER, priced).or(0.);
        return is -> {
            CostRates rates = money.apply(is);
            return rates == null ? null : new Tariff(rates, is.of(joule), List.of());
        };
    }

    private static Function<Values, @Nullable IdlePart> part(RowList rows) {
        var name = rows.text("part", "its name, which is its own");
        var count = rows.quantity("count", Unit.NUMBER, "how much of it, such as 1.5").or(1.);
        var cost = rows.of("cost", Quantity.of(Unit.RATE), "money for the time of each").or(0.);
        var power = rows.quantity("power", Unit.POWER, "of each").or(0.);
        return is -> new IdlePart(is.of(name), is.of(count), is.of(cost), is.of(power));
    }

    private static Function<Values, @Nullable CostRates> rates(
            RowList rows, Unit perTime, Unit each) {
        Kind<Double> time = Quantity.of(perTime);
        Kind<Double> amount = Quantity.of(each);
        var provisioned = rows.of("provisioned", time, "for each server that is there").or(0.);
        var busy = rows.of("busy", time, "on top while a server works").or(0.);
        var batch = rows.of("batch", amount, "for each batch").or(0.);
        var item = rows.of("item", amount, "for each item").or(0.);
        return is -> new CostRates(is.of(provisioned), is.of(busy), is.of(batch), is.of(item));
    }
}
