package io.headroom.content.simulation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of quantity, with the units in which files may say it. */
enum Unit {
    /** Read as nanoseconds. */
    DURATION(
            "a duration with its unit, such as 20 ms (ns, us, ms, s, min, h, d)",
            "ns 1, us 1e3, µs 1e3, ms 1e6, s 1e9, min 60e9, h 3600e9, d 86400e9"),
    /** Read as requests per second. */
    RATE(
            "a rate with its unit, such as 800/s (/ns, /us, /ms, /s, /min, /h, /d)",
            "/ns 1e9, /us 1e6, /ms 1e3, /s 1"),
    /** Read as watts. */
    POWER(
            "a power with its unit, such as 300 W (uW, mW, W, kW)",
            "uW 1e-6, µW 1e-6, mW 1e-3, W 1, kW 1e3"),
    /** Read as joules. */
    ENERGY(
            "an energy with its unit, such as 5 mJ (uJ, mJ, J, kJ)",
            "uJ 1e-6, µJ 1e-6, mJ 1e-3, J 1, kJ 1e3"),
    /** Read as bytes. */
    DATA(
            "an amount of data with its unit, such as 20 kB (B, kB, MB, GB, KiB, MiB, GiB)",
            "B 1, kB 1e3, MB 1e6, GB 1e9, KiB 1024, MiB 1048576, GiB 1073741824"),
    /** Read as bytes per second. */
    BANDWIDTH(
            "a bandwidth with its unit, such as 100 Mbit/s (kbit/s, Mbit/s, Gbit/s, kB/s, MB/s,"
                    + " GB/s)",
            "kbit/s 125, Mbit/s 125e3, Gbit/s 125e6, B/s 1, kB/s 1e3, MB/s 1e6, GB/s 1e9"),
    /** A number without a unit. */
    NUMBER("a number", " 1");

    private static final Pattern TEXT =
            Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?) *([a-zA-Zµ/]*)");

    /** Units whose value is no decimal number: what is said per that is divided. */
    private static final Map<String, BigDecimal> DIVISORS =
            Map.of(
                    "/min", BigDecimal.valueOf(60),
                    "/h", BigDecimal.valueOf(3600),
                    "/d", BigDecimal.valueOf(86_400));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A part of a whole: {@code 40 %} or {@code 1/3}. */
    private static final Pattern SHARE =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?) *(?:%|/ *([1-9][0-9]*))");

    private final String expected;

    /** Each unit and its factor. */
    private final String units;

    Unit(String expected, String units) {
        this.expected = expected;
        this.units = units;
    }

    /** What a file should say. */
    String expected() {
        return expected;
    }

    /** The quantity that a text says, in the unit it is read as; null when it says none. */
    @Nullable BigDecimal read(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2);
        BigDecimal factor = factor(unit);
        if (factor != null) {
            return number.multiply(factor);
        }
        BigDecimal divisor = this == RATE ? DIVISORS.get(unit) : null;
        if (divisor != null) {
            return number.divide(divisor, MathContext.DECIMAL64);
        }
        boolean zeroOfAnything = unit.isEmpty() && number.signum() == 0;
        return zeroOfAnything ? number : null;
    }

    /** The part of a whole that a text says; null when it says none. */
    static @Nullable BigDecimal share(String text) {
        Matcher matcher = SHARE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal of = matcher.group(2) == null ? HUNDRED : new BigDecimal(matcher.group(2));
        return new BigDecimal(matcher.group(1)).divide(of, MathContext.DECIMAL128);
    }

    private @Nullable BigDecimal factor(String unit) {
        for (String each : units.split(", ", -1)) {
            int space = each.indexOf(' ');
            if (each.substring(0, space).equals(unit)) {
                return new BigDecimal(each.substring(space + 1));
            }
        }
        return null;
    }
}
