package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.device.BatteryPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.GovernorPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads what stages run on: clock steps, heat, battery, memory. */
final class DeviceReader {
    private static final double HOTTEST = 1000;
    private static final double COLDEST = -100;
    private static final int MOST_STEPS = 256;
    private static final double MOST = 1e9;

    private final Reading reading;

    DeviceReader(Reading reading) {
        this.reading = reading;
    }

    /** The devices of a list; none when nothing is said. */
    List<DevicePlan> read(@Nullable Located at) {
        List<DevicePlan> devices = new ArrayList<>();
        for (Located item : at == null ? List.<Located>of() : reading.items(at)) {
            DevicePlan device = device(item);
            if (device != null) {
                devices.add(device);
            }
        }
        return devices;
    }

    private @Nullable DevicePlan device(Located at) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        String name = is.text("device");
        List<DevicePlan.Placed> stages = stages(is);
        PowerPlan power = power(is);
        int fastest = is.count("fastest", 0, MOST_STEPS - 1, 0);
        ThermalPlan thermal = thermal(is.optional("thermal"));
        GovernorPlan governor = governor(is.optional("governor"));
        BatteryPlan battery = battery(is.optional("battery"));
        long memory = bytes(is, "memory");
        is.done();
        if (reading.mark() > before) {
            return null;
        }
        DevicePlan none = new DevicePlan(name, stages, power);
        return reading.build(
                at,
                before,
                () ->
                        new DevicePlan(
                                name, stages, power, fastest, thermal, governor, battery, memory),
                none);
    }

    private List<DevicePlan.Placed> stages(Mapping is) {
        List<DevicePlan.Placed> stages = new ArrayList<>();
        Located list = is.required("stages", "a list of what runs on it");
        for (Located item : list == null ? List.<Located>of() : reading.items(list)) {
            int before = reading.mark();
            Mapping on = new Mapping(reading, item);
            String stage = on.text("stage");
            double busy = on.quantity("busy", Unit.POWER, 0);
            long arena = bytes(on, "arena");
            on.done();
            stages.add(
                    reading.build(
                            item,
                            before,
                            () -> new DevicePlan.Placed(stage, busy, arena),
                            new DevicePlan.Placed("stage", 0, 0)));
        }
        return stages;
    }

    /** One step of full speed when nothing is said of the clock. */
    private PowerPlan power(Mapping is) {
        int before = reading.mark();
        double idle = is.quantity("idle", Unit.POWER, 0);
        Located clock = is.optional("clock");
        if (clock == null) {
            return reading.build(
                    is.place(), before, () -> PowerPlan.steady(idle), PowerPlan.steady(0));
        }
        List<PowerPlan.Step> steps = new ArrayList<>();
        for (Located item : reading.items(clock)) {
            int atStep = reading.mark();
            Mapping step = new Mapping(reading, item);
            long permille = Math.round(1000 * step.number("speed", 0, 1));
            double volts = step.number("volts", 0, MOST, 1);
            step.done();
            steps.add(
                    reading.build(
                            item,
                            atStep,
                            () -> new PowerPlan.Step(permille, volts),
                            new PowerPlan.Step(1000, 1)));
        }
        return reading.build(
                is.place(), before, () -> new PowerPlan(idle, steps), PowerPlan.steady(0));
    }

    private @Nullable ThermalPlan thermal(@Nullable Located at) {
        if (at == null) {
            return null;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        double ambient = is.number("ambient", COLDEST, HOTTEST);
        double perWatt = is.number("celsiusPerWatt", 0, MOST);
        double capacity = is.number("joulesPerCelsius", 0, MOST);
        double start = is.number("start", COLDEST, HOTTEST, ambient);
        is.done();
        ThermalPlan cool = new ThermalPlan(0, 1, 1);
        return reading.build(
                at, before, () -> new ThermalPlan(ambient, perWatt, capacity, start), cool);
    }

    /** Never throttles, and looks once a second, when nothing is said. */
    private GovernorPlan governor(@Nullable Located at) {
        if (at == null) {
            return GovernorPlan.NONE;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        double limit = is.number("limit", COLDEST, HOTTEST);
        double hysteresis = is.number("hysteresis", 0, HOTTEST, 2);
        long every = is.nanos("every", Limits.SECOND_NANOS);
        is.done();
        return reading.build(
                at, before, () -> new GovernorPlan(limit, hysteresis, every), GovernorPlan.NONE);
    }

    private @Nullable BatteryPlan battery(@Nullable Located at) {
        if (at == null) {
            return null;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        double joules = is.quantity("charge", Unit.ENERGY);
        double below = is.number("sagBelow", 0, 1, 0);
        long sag = Math.round(1000 * is.number("sagSpeed", 0, 1, 1));
        is.done();
        return reading.build(
                at, before, () -> new BatteryPlan(joules, below, sag), new BatteryPlan(1, 0, 1000));
    }

    private static long bytes(Mapping is, String field) {
        return Math.round(is.quantity(field, Unit.DATA, 0));
    }
}
