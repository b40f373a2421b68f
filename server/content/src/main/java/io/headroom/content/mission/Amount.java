package io.headroom.content.mission;

import io.headroom.game.id.KnobId;

import java.util.Map;
import java.util.NavigableMap;

/** A number in a system's description, which knobs and conditions may move. */
sealed interface Amount {

    /** The number under these settings. */
    double of(Part.Settings settings);

    /** The number, rounded to an integer. */
    default int count(Part.Settings settings) {
        return Math.toIntExact(Math.round(of(settings)));
    }

    /** The number, in milliseconds, as whole nanoseconds. */
    default long millisAsNanos(Part.Settings settings) {
        return Math.round(of(settings) * NANOS_PER_MILLI);
    }

    /** Nanoseconds in a millisecond, the unit of times in scenario files. */
    double NANOS_PER_MILLI = 1_000_000;

    /** A plain number. */
    record Fixed(double value) implements Amount {
        @Override
        public double of(Part.Settings settings) {
            return value;
        }
    }

    /** The value of a knob. */
    record OfKnob(KnobId knob) implements Amount {
        @Override
        public double of(Part.Settings settings) {
            return settings.configuration().value(knob);
        }
    }

    /**
     * A curve through points, straight between them.
     *
     * @param points at least two, and every value that {@code input} takes lies between them
     */
    record Curve(Amount input, NavigableMap<Double, Double> points) implements Amount {
        @Override
        public double of(Part.Settings settings) {
            double x = input.of(settings);
            Map.Entry<Double, Double> below = points.floorEntry(x);
            Map.Entry<Double, Double> above = points.ceilingEntry(x);
            if (below == null || above == null) {
                throw new IllegalArgumentException(
                        "a curve has no point at or beyond %s".formatted(x));
            }
            double span = above.getKey() - below.getKey();
            double share = span == 0 ? 0 : (x - below.getKey()) / span;
            return below.getValue() + share * (above.getValue() - below.getValue());
        }
    }

    /** An amount times a factor, plus a constant. */
    record Linear(Amount input, double times, double plus) implements Amount {
        @Override
        public double of(Part.Settings settings) {
            return input.of(settings) * times + plus;
        }
    }

    /** An amount that a condition of the game makes larger or smaller. */
    record Conditional(Amount input, String condition) implements Amount {
        private static final int AS_WRITTEN_PERMILLE = 1_000;

        @Override
        public double of(Part.Settings settings) {
            int permille =
                    settings.conditions().permille().getOrDefault(condition, AS_WRITTEN_PERMILLE);
            return input.of(settings) * permille / AS_WRITTEN_PERMILLE;
        }
    }
}
