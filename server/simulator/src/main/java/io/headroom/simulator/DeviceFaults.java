package io.headroom.simulator;

import io.headroom.simulator.device.Device;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.List;

/** Carries out what is done to the devices of a running simulation. */
final class DeviceFaults {
    private static final long MICRO_PER_MILLI = 1000;

    private final Calendar calendar;
    private final List<Hardship> all = new ArrayList<>();
    private final List<Warming> warmings = new ArrayList<>();
    private final Deadlines ends;

    /** A device with the factors that may be on. */
    private record Hardship(Device device, Factors neighbours, Factors sags) {}

    /** What was added to the surroundings of a device and is to be taken back. */
    private record Warming(Device device, long microcelsius) {}

    DeviceFaults(Calendar calendar) {
        this.calendar = calendar;
        ends = new Deadlines(calendar, Rank.INTERVENTION, this::coolAgain);
    }

    void add(Device device) {
        all.add(
                new Hardship(
                        device,
                        new Factors(calendar, 0, device::setNeighbour),
                        new Factors(calendar, 1, device::setSag)));
    }

    void carryOut(Intervention.Heat heat, long nowNanos) {
        long micro = heat.millicelsius() * MICRO_PER_MILLI;
        Warming warming = new Warming(find(heat.device()).device(), micro);
        warming.device().warm(micro);
        ends.add(warmings.size(), nowNanos + heat.durationNanos());
        warmings.add(warming);
    }

    void carryOut(Intervention.Neighbour neighbour, long nowNanos) {
        long end = nowNanos + neighbour.durationNanos();
        find(neighbour.device()).neighbours().begin(neighbour.speedPermille(), 0, end, nowNanos);
    }

    void carryOut(Intervention.Sag sag, long nowNanos) {
        long end = nowNanos + sag.durationNanos();
        find(sag.device()).sags().begin(sag.clockPermille(), 0, end, nowNanos);
    }

    void carryOut(Intervention.PowerMode mode, long nowNanos) {
        find(mode.device()).device().setFastest(mode.fastest(), nowNanos);
    }

    private void coolAgain(int number, long nowNanos) {
        Warming warming = warmings.get(number);
        warming.device().warm(-warming.microcelsius());
    }

    private Hardship find(String name) {
        for (Hardship each : all) {
            if (each.device().plan().name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no device is named \"" + name + "\"");
    }
}
