package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number within limits, of a unit.
 *
 * @param above whether it must be more than the least
 * @param whole whether it has no decimals; a duration is rounded to whole nanoseconds
 */
public record Quantity(Unit unit, BigDecimal least, BigDecimal most, boolean above, boolean whole)
        implements Kind<BigDecimal> {
    /** Nanoseconds of a duration from 0. */
    public static final Kind<Long> NANOS = span(0);

    /** A number from one to another. */
    public static Kind<Double> of(Unit unit, double least, double most) {
        return new Quantity(unit, decimal(least), decimal(most), false, false)
                .map(BigDecimal::doubleValue);
    }

    /** Any number of a unit, below 0 too. */
    public static Kind<Double> any(Unit unit) {
        return of(unit, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** A number from 0. */
    public static Kind<Double> of(Unit unit) {
        return of(unit, 0, Double.MAX_VALUE);
    }

    /** A number above 0. */
    public static Kind<Double> above(Unit unit) {
        return above(unit, 0, Double.MAX_VALUE);
    }

    /** A number above one, up to another. */
    public static Kind<Double> above(Unit unit, double least, double most) {
        return new Quantity(unit, decimal(least), decimal(most), true, false)
                .map(BigDecimal::doubleValue);
    }

    /** A whole number from one to another. */
    public static Kind<Long> whole(long least, long most) {
        return new Quantity(
                        Unit.NUMBER,
                        BigDecimal.valueOf(least),
                        BigDecimal.valueOf(most),
                        false,
                        true)
                .map(BigDecimal::longValueExact);
    }

    /** Nanoseconds of a duration, at least so many. */
    public static Kind<Long> span(long leastNanos) {
        return new Quantity(
                        Unit.DURATION,
                        BigDecimal.valueOf(leastNanos),
                        BigDecimal.valueOf(Limits.DURATION_NANOS),
                        false,
                        true)
                .map(BigDecimal::longValueExact);
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(Double.toString(number));
    }

    @Override
    public @Nullable BigDecimal read(Reading reading, Located at) {
        BigDecimal number = at.node().isValueNode() ? unit.read(at.text()) : null;
        if (number == null) {
            reading.refuse(at, expected());
            return null;
        }
        if (whole && unit == Unit.DURATION) {
            number = number.setScale(0, RoundingMode.HALF_UP);
        }
        boolean broken = whole && number.stripTrailingZeros().scale() > 0;
        if (broken || !isWithin(number)) {
            reading.refuse(at, range());
            return null;
        }
        return number;
    }

    /** Whether a number is within the limits. */
    boolean isWithin(BigDecimal number) {
        int low = number.compareTo(least);
        return (above ? low > 0 : low >= 0) && number.compareTo(most) <= 0;
    }

    /** The limits, as files say them. */
    String range() {
        if (whole && unit == Unit.NUMBER) {
            String from = least.toPlainString();
            return least.compareTo(most) == 0
                    ? "exactly " + from
                    : "a whole number from " + from + " to " + most.toPlainString();
        }
        if (whole && least.compareTo(BigDecimal.ONE) == 0) {
            return "a duration greater than 0, at most " + unit.shown(most.doubleValue());
        }
        return unit.range(least.doubleValue(), most.doubleValue(), above);
    }

    @Override
    public String expected() {
        return unit == Unit.NUMBER ? range() : unit.expected();
    }
}
