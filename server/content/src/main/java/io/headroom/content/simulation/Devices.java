package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.device.BatteryPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.GovernorPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** What stages run on: clock steps, heat, battery, memory. */
final class Devices {
    /** A device. */
    static final Shape<DevicePlan> DEVICE =
            Shape.of("device", "what stages run on together", Devices::device);

    private static final Shape<DevicePlan.Placed> PLACED =
            Shape.of("placed", "a stage that runs on it", Devices::placed);

    private static final Shape<PowerPlan.Step> STEP =
            Shape.of("clockStep", "a step of the clock", Devices::step);

    private static final Shape<ThermalPlan> THERMAL =
            Shape.of("thermal", "one body, C dT/dt = P − (T − Ta) ÷ R", Devices::thermal);

    private static final Shape<GovernorPlan> GOVERNOR =
            Shape.of(
                    "governor",
                    "goes a step down at the limit or above, and up when it is cooler",
                    Devices::governor);

    private static final Shape<BatteryPlan> BATTERY =
            Shape.of("battery", "off for good when it is empty", Devices::battery);

    private static final double COLDEST = -100;
    private static final double HOTTEST = 1_000;
    private static final double HOTTEST_AIR = 200;
    private static final int MOST_STEPS = 256;
    private static final int MOST_STAGES = 256;
    private static final double MOST = 1e9;
    private static final double MOST_BYTES = 1L << 50;
    private static final long LEAST_POLL_NANOS = 1_000_000;

    private Devices() {}

    private static Function<Values, @Nullable DevicePlan> device(RowList rows) {
        var name = rows.text("device", "its name");
        var stages = rows.of("stages", PLACED.list(MOST_STAGES), "a list of what runs on it");
        var idle = rows.quantity("idle", Unit.POWER, "its power when nothing works").or(0.);
        String steps = "steps, the fastest first; work takes power in proportion to V² f";
        var clock = rows.of("clock", STEP.list(MOST_STEPS), steps);
        clock.inPlans("speed").optional("one step");
        String mode = "the step that the power mode allows";
        var fastest = rows.count("fastest", 0, MOST_STEPS - 1, mode).or(0);
        var thermal = rows.of("thermal", THERMAL, "how it gets hot").optional("never");
        var governor = rows.of("governor", GOVERNOR, "how it stays cool");
        governor.or(GovernorPlan.NONE, "none");
        var battery = rows.of("battery", BATTERY, "what it lives on").optional("none");
        var memory = bytes(rows, "memory", "arenas that do not fit are refused");
        memory.or(0., "endless");
        return is -> {
            List<PowerPlan.Step> listed = is.maybe(clock);
            if (listed != null && listed.getFirst().speedPermille() < 1000) {
                Located first = is.at(clock).items().getFirst().at("speed");
                is.reading().refuse(first, "exactly 1, the fastest step first");
                return null;
            }
            PowerPlan power =
                    listed == null
                            ? PowerPlan.steady(is.of(idle))
                            : new PowerPlan(is.of(idle), listed);
            return new DevicePlan(
                    is.of(name),
                    is.of(stages),
                    power,
                    is.of(fastest),
                    is.maybe(thermal),
                    is.of(governor),
                    is.maybe(battery),
                    Math.round(is.of(memory)));
        };
    }

    private static Row<Double> bytes(RowList rows, String name, String sentence) {
        return rows.of(name, Quantity.of(Unit.DATA, 0, MOST_BYTES), sentence);
    }

    private static Function<Values, DevicePlan.@Nullable Placed> placed(RowList rows) {
        var stage = rows.text("stage", "its name");
        var busy = rows.quantity("busy", Unit.POWER, "of each busy server at the fastest clock");
        busy.or(0.);
        var arena = bytes(rows, "arena", "memory that is set aside for it").or(0.);
        return is -> new DevicePlan.Placed(is.of(stage), is.of(busy), Math.round(is.of(arena)));
    }

    private static Function<Values, PowerPlan.@Nullable Step> step(RowList rows) {
        var speed = rows.number("speed", 0.001, 1, "a share of the fastest");
        var volts = rows.positive("volts", MOST, "V").or(1.);
        return is -> new PowerPlan.Step(Math.round(1000 * is.of(speed)), is.of(volts));
    }

    private static Function<Values, @Nullable ThermalPlan> thermal(RowList rows) {
        var ambient = rows.number("ambient", COLDEST, HOTTEST_AIR, "Ta, in °C");
        var perWatt = rows.positive("celsiusPerWatt", MOST, "R");
        var capacity = rows.positive("joulesPerCelsius", MOST, "C");
        var start = rows.number("start", COLDEST, HOTTEST_AIR, "T at first, in °C");
        start.optional("as the surroundings");
        return is ->
                new ThermalPlan(
                        is.of(ambient),
                        is.of(perWatt),
                        is.of(capacity),
                        is.or(start, is.of(ambient)));
    }

    private static Function<Values, @Nullable GovernorPlan> governor(RowList rows) {
        var limit = rows.number("limit", COLDEST, HOTTEST, "in °C");
        var hysteresis = rows.positive("hysteresis", HOTTEST, "cooler by so many °C").or(2.);
        var every = rows.of("every", Quantity.span(LEAST_POLL_NANOS), "how often it looks");
        every.or(Limits.SECOND_NANOS, "1 s").inPlans("poll");
        return is -> new GovernorPlan(is.of(limit), is.of(hysteresis), is.of(every));
    }

    private static Function<Values, @Nullable BatteryPlan> battery(RowList rows) {
        var charge = rows.of("charge", Quantity.above(Unit.ENERGY), "when it is full");
        var below = rows.number("sagBelow", 0, 1, "a share of the charge").or(0.);
        String sag = "the fastest clock below that share";
        var speed = rows.number("sagSpeed", 0.001, 1, sag).or(1.);
        return is -> new BatteryPlan(is.of(charge), is.of(below), Math.round(1000 * is.of(speed)));
    }
}
