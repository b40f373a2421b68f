package io.headroom.simulator.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/** What one {@link Meter} told of the span of a {@link Measurement}; immutable. */
public final class MeterMeasurement {
    private final String name;
    private final List<Meter.Column> columns;
    private final boolean digested;
    private final long[] values;

    MeterMeasurement(Meter meter, long[] values) {
        name = meter.name();
        columns = meter.columns();
        digested = meter.isDigested();
        this.values = values;
    }

    /** What it is about. */
    public String name() {
        return name;
    }

    /** What it keeps. */
    public List<Meter.Column> columns() {
        return columns;
    }

    /** Number {@code index} of these: the growth in the span, or the level at its end. */
    public long value(int index) {
        return values[index];
    }

    /**
     * The number of that name.
     *
     * @throws IllegalArgumentException if it keeps no such number
     */
    public long value(String column) {
        for (int index = 0; index < values.length; index++) {
            if (columns.get(index).name().equals(column)) {
                return values[index];
            }
        }
        throw new IllegalArgumentException("\"" + name + "\" keeps no \"" + column + "\"");
    }

    /** The energy of the span, in joules. */
    public double energyJoules() {
        double joules = 0;
        for (int index = 0; index < values.length; index++) {
            joules += values[index] * columns.get(index).joulesPerUnit();
        }
        return joules;
    }

    /** Hands every number to {@code digest}, if the meter's are part of digests. */
    void forEachLong(LongConsumer digest) {
        if (digested) {
            for (int index = 0; index < values.length; index++) {
                if (columns.get(index).digested()) {
                    digest.accept(values[index]);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeterMeasurement that
                && name.equals(that.name)
                && columns.equals(that.columns)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }
}
