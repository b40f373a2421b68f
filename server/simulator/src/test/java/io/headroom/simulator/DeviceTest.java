package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.ThermalPlan;
import io.headroom.simulator.device.BatteryPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.GovernorPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.request.RequestObserver;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.theory.ThermalStep;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Heat, clocks and batteries of a device that is always busy: 1 W idle and 5 W of work. */
class DeviceTest {
    private static final double AMBIENT = 25;
    private static final double RESISTANCE = 5;
    private static final double CAPACITY = 20;
    private static final double POWER = 6;
    private static final double LIMIT = 45;
    private static final ThermalPlan BODY = new ThermalPlan(AMBIENT, RESISTANCE, CAPACITY);
    private static final GovernorPlan GOVERNOR = new GovernorPlan(LIMIT, 2, SECOND);

    @Test
    void temperature_underConstantPower_followsTheClosedForm() {
        Simulation simulation = start(device(ladder(1), BODY, GovernorPlan.NONE, null));
        for (int second = 10; second <= 600; second += 10) {
            simulation.advanceTo(second * SECOND + 1);
            double exact = ThermalStep.temperature(AMBIENT, RESISTANCE, CAPACITY, POWER, second);
            assertThat(celsius(simulation)).isCloseTo(exact, within(1e-4));
        }
    }

    /** The first look at or after the instant of the closed form takes the clock down. */
    @Test
    void throttling_setsInWhenTheClosedFormSays() {
        double exact = ThermalStep.timeTo(LIMIT, AMBIENT, RESISTANCE, CAPACITY, POWER);
        assertThat(exact).isCloseTo(100 * StrictMath.log(3), within(1e-9));
        long look = ((long) StrictMath.ceil(exact)) * SECOND;
        Simulation simulation = start(device(ladder(10), BODY, GOVERNOR, null));

        simulation.advanceTo(look);
        assertThat(meter(simulation).value("clockPermille")).isEqualTo(1_000);
        assertThat(meter(simulation).value("throttledNanos")).isZero();
        simulation.advanceTo(look + 1);
        assertThat(meter(simulation).value("clockPermille")).isEqualTo(950);
        simulation.advanceTo(look + SECOND / 2);
        assertThat(meter(simulation).value("throttledNanos")).isEqualTo(SECOND / 2);
    }

    /** What is taken in the long run is what the limit lets through: (limit − Ta) ÷ R. */
    @Test
    void powerInTheLongRun_isTheSustainedPower() {
        Simulation simulation = start(device(ladder(16), BODY, GOVERNOR, null));
        simulation.advanceTo(2_000 * SECOND);
        simulation.warmedUp();
        simulation.advanceTo(6_000 * SECOND);
        double watts = meter(simulation).energyJoules() / 4_000;
        // The temperature stays between the limit and the hysteresis, give or take a look.
        double most = ThermalStep.sustainedPower(LIMIT + 0.3, AMBIENT, RESISTANCE);
        double least = ThermalStep.sustainedPower(LIMIT - 2.3, AMBIENT, RESISTANCE);
        assertThat(watts).isBetween(least, most).isLessThan(POWER * 0.75);
    }

    @Test
    void clock_goesUpOnlyWhenItIsCoolerByTheHysteresis() {
        for (double hysteresis : new double[] {1, 6}) {
            GovernorPlan governor = new GovernorPlan(LIMIT, hysteresis, SECOND);
            Simulation simulation = start(device(ladder(16), BODY, governor, null));
            long before = 1_000;
            int ups = 0;
            for (int second = 1; second < 3_000; second++) {
                simulation.advanceTo(second * SECOND + 1);
                long clock = meter(simulation).value("clockPermille");
                if (clock > before) {
                    ups++;
                    assertThat(celsius(simulation)).isLessThanOrEqualTo(LIMIT - hysteresis);
                } else if (clock < before) {
                    assertThat(celsius(simulation)).isGreaterThanOrEqualTo(LIMIT);
                }
                before = clock;
            }
            assertThat(ups).isGreaterThan(3);
        }
    }

    /** Warmer surroundings: T∞ is 70 instead of 55 from the beginning on. */
    @Test
    void heat_bringsThrottlingForward() {
        Simulation simulation = start(device(ladder(10), BODY, GOVERNOR, null));
        simulation.intervene(new Intervention.Heat("device", 15_000, 1_000 * SECOND));
        double exact = 100 * StrictMath.log((70.0 - 25) / (70 - 45));
        long look = ((long) StrictMath.ceil(exact)) * SECOND;
        simulation.advanceTo(look);
        assertThat(meter(simulation).value("clockPermille")).isEqualTo(1_000);
        simulation.advanceTo(look + 1);
        assertThat(meter(simulation).value("clockPermille")).isEqualTo(950);
    }

    /** When the heat is over the device cools down to where it would have been. */
    @Test
    void heatThatIsOver_leavesNothingBehind() {
        Simulation simulation = start(device(ladder(1), BODY, GovernorPlan.NONE, null));
        simulation.intervene(new Intervention.Heat("device", 15_000, 100 * SECOND));
        simulation.advanceTo(100 * SECOND);
        // The look at 100 s is still to come: 99 s of the way from 25 to 70 degrees.
        assertThat(celsius(simulation)).isCloseTo(70 - 45 * StrictMath.exp(-0.99), within(1e-4));
        simulation.advanceTo(2_000 * SECOND);
        assertThat(celsius(simulation)).isCloseTo(AMBIENT + POWER * RESISTANCE, within(1e-4));
    }

    /** The device's meter and the station's own rates tell the same of the same work. */
    @Test
    void energy_ofASteadyClock_isThatOfTheStationsRates() {
        StationRates same = new StationRates(CostRates.NONE, new CostRates(1, 5, 0, 0));
        StationPlan station = station(same, 3 * MILLI);
        DevicePlan device = device(ladder(1), null, GovernorPlan.NONE, null);
        Simulation simulation = Simulation.start(plan(station, device), 1);
        simulation.advanceTo(77 * SECOND);
        Measurement measured = simulation.measure();
        assertThat(measured.stages().get(0).utilization()).isCloseTo(0.3, within(1e-6));
        assertThat(measured.meter("device").energyJoules())
                .isCloseTo(measured.stages().get(0).energyJoules(), within(1e-6));
        assertThat(measured.energyJoules())
                .isCloseTo(2 * measured.meter("device").energyJoules(), within(1e-5));
    }

    /**
     * GAP9 at 0.8 V and 370 MHz, and at 0.65 V and 240 MHz (MLPerf Tiny 1.0, keyword spotting:
     * 0.476 and 0.73 ms, 56.4 and 25.4 mW, 26.66 and 18.56 µJ): the law is within 6 % of the
     * measurement.
     */
    @Test
    void voltageAndClockSteps_areNearTheMeasuredOnes() {
        PowerPlan gap9 =
                new PowerPlan(
                        0, List.of(new PowerPlan.Step(1_000, 0.8), new PowerPlan.Step(649, 0.65)));
        assertThat(0.476 / 0.649).isCloseTo(0.73, within(0.01));
        assertThat(56.4 * gap9.busyShare(1)).isCloseTo(25.4, within(0.06 * 25.4));
        double energy = 26.66 * gap9.busyShare(1) / 0.649;
        assertThat(energy).isCloseTo(18.56, within(0.06 * 18.56));
    }

    /** Twice the work at a lower voltage takes longer and less energy. */
    @Test
    void lowerClock_takesLongerAndLessEnergy() {
        List<Double> joules = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (int fastest = 0; fastest < 2; fastest++) {
            PowerPlan power =
                    new PowerPlan(
                            0, List.of(new PowerPlan.Step(1_000, 1), new PowerPlan.Step(500, 0.8)));
            DevicePlan device =
                    new DevicePlan(
                            "device", placed(5), power, fastest, null, GovernorPlan.NONE, null, 0);
            Simulation simulation =
                    Simulation.start(plan(station(StationRates.FREE, 3 * MILLI), device), 1);
            simulation.advanceTo(50 * SECOND);
            joules.add(simulation.measure().energyJoules());
            millis.add(simulation.measure().meanTimeInSystemNanos() / MILLI);
        }
        assertThat(millis).containsExactly(3.0, 6.0);
        assertThat(joules.get(1) / joules.get(0)).isCloseTo(0.64, within(1e-4));
    }

    @Test
    void emptyBattery_turnsTheDeviceOffForGood() {
        BatteryPlan battery = new BatteryPlan(60.5, 0.2, 500);
        Simulation simulation = start(device(ladder(11), null, GovernorPlan.NONE, battery));
        simulation.advanceTo(8 * SECOND + 1);
        assertThat(meter(simulation).value("clockPermille")).isEqualTo(1_000);
        double used = meter(simulation).energyJoules() / 60.5;
        assertThat(meter(simulation).value("chargePermille"))
                .isEqualTo((long) (1_000 * (1 - used)));
        // 48.4 J of 60.5 leave a fifth: the look at 9 s sees it.
        simulation.advanceTo(9 * SECOND + 1);
        assertThat(meter(simulation).value("clockPermille")).isEqualTo(500);
        simulation.advanceTo(60 * SECOND);
        Measurement dead = simulation.measure();
        assertThat(dead.meter("device").value("clockPermille")).isZero();
        assertThat(dead.meter("device").value("chargePermille")).isZero();
        assertThat(dead.crashed()).isGreaterThan(100 * 45);
        assertThat(dead.meter("device").energyJoules()).isBetween(60.5, 66.0);
        simulation.checkBooks();
        simulation.drain();
        assertThat(simulation.measure().inSystem()).isZero();
    }

    /** Three times slower under a neighbour, half as fast in a lower mode: 20 becomes 60 and 40. */
    @Test
    void neighbourAndPowerModeAndSag_slowWorkInProgressDown() {
        DevicePlan device = device(ladder(11), null, GovernorPlan.NONE, null);
        StationPlan station = station(StationRates.FREE, 20 * MILLI);
        assertThat(endsAt(station, device, new Intervention.Neighbour("device", 250, SECOND)))
                .isEqualTo(80 * MILLI);
        assertThat(endsAt(station, device, new Intervention.PowerMode("device", 10)))
                .isEqualTo(40 * MILLI);
        assertThat(endsAt(station, device, new Intervention.Sag("device", 520, SECOND)))
                .isEqualTo(40 * MILLI);
        assertThat(endsAt(station, device, new Intervention.Sag("device", 520, 10 * MILLI)))
                .isEqualTo(25 * MILLI);
    }

    @Test
    void devicesThatCannotBe_areRefused() {
        assertThatThrownBy(
                        () ->
                                new DevicePlan(
                                        "ear",
                                        List.of(
                                                new DevicePlan.Placed("denoise", 0, 900_000),
                                                new DevicePlan.Placed("wake", 0, 200_000)),
                                        PowerPlan.steady(0),
                                        0,
                                        null,
                                        GovernorPlan.NONE,
                                        null,
                                        1_000_000))
                .hasMessageContaining("must fit into its memory of 1000000 bytes, found 1100000");
        StationPlan station = station(StationRates.FREE, MILLI);
        DevicePlan device = device(ladder(1), null, GovernorPlan.NONE, null);
        assertThatThrownBy(() -> plan(station, device, device))
                .hasMessageContaining("two devices are named \"device\"");
        assertThatThrownBy(
                        () ->
                                plan(
                                        station,
                                        device,
                                        new DevicePlan("other", placed(1), PowerPlan.steady(0))))
                .hasMessageContaining("two devices hold \"npu\"");
        assertThatThrownBy(() -> ladder(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long endsAt(StationPlan station, DevicePlan device, Intervention first) {
        List<Long> ends = new ArrayList<>();
        RequestObserver ofTheFirst =
                ended -> {
                    if (ended.ordinal() == 0) {
                        ends.add(ended.endNanos());
                    }
                };
        Simulation simulation = Simulation.start(plan(station, device), 1, ofTheFirst);
        simulation.intervene(first);
        simulation.advanceTo(SECOND);
        return ends.get(0);
    }

    private static Simulation start(DevicePlan device) {
        return Simulation.start(plan(station(StationRates.FREE, 20 * MILLI), device), 1);
    }

    private static SimulationPlan plan(StationPlan station, DevicePlan... devices) {
        Flow flow =
                new Flow(
                        "frames",
                        TrafficPlan.FrameClock.perSecond(100, Sampler.ONE),
                        station,
                        TestPlans.within(SECOND));
        return new SimulationPlan(List.of(flow), TestPlans.FREE, 10_000 * SECOND, List.of(devices));
    }

    private static StationPlan station(StationRates rates, long nanos) {
        return new StationPlan(
                "npu",
                1,
                new BatchingPlan.Single(),
                new QueuePlan(4, new Overflow.DropOldest()),
                TestPlans.constant((double) nanos, Sampler.ONE),
                FleetPlan.STEADY,
                rates);
    }

    private static DevicePlan device(
            PowerPlan power,
            @Nullable ThermalPlan thermal,
            GovernorPlan governor,
            @Nullable BatteryPlan battery) {
        return new DevicePlan("device", placed(5), power, 0, thermal, governor, battery, 0);
    }

    private static List<DevicePlan.Placed> placed(double busyWatts) {
        return List.of(new DevicePlan.Placed("npu", busyWatts, 0));
    }

    /** Steps of a twentieth each at one voltage. */
    private static PowerPlan ladder(int count) {
        List<PowerPlan.Step> steps = new ArrayList<>();
        for (int step = 0; step < count; step++) {
            steps.add(new PowerPlan.Step(1_000 - 50L * step, 1));
        }
        return new PowerPlan(1, steps);
    }

    private static MeterMeasurement meter(Simulation simulation) {
        return simulation.measure().meter("device");
    }

    private static double celsius(Simulation simulation) {
        return (double) meter(simulation).value("microcelsius") / 1e6;
    }
}
