package io.headroom.content.grammar;

import io.headroom.simulator.bounds.Limits;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of quantity, with the units in which files may say it. */
public enum Unit {
    /** Read as nanoseconds. */
    DURATION(
            "a duration",
            "a duration with its unit, such as 20 ms (ns, us, ms, s, min, h, d)",
            "ns 1, us 1e3, µs 1e3, ms 1e6, s 1e9, min 60e9, h 3600e9, d 86400e9"),
    /** Read as requests per second. */
    RATE(
            "a rate",
            "a rate with its unit, such as 800/s (/ns, /us, /ms, /s, /min, /h, /d)",
            "/s 1, /ns 1e9, /us 1e6, /ms 1e3, /min 0, /h 0, /d 0"),
    /** Read as watts. */
    POWER(
            "a power",
            "a power with its unit, such as 300 W (uW, mW, W, kW)",
            "W 1, uW 1e-6, µW 1e-6, mW 1e-3, kW 1e3"),
    /** Read as joules. */
    ENERGY(
            "an energy",
            "an energy with its unit, such as 5 mJ (uJ, mJ, J, kJ)",
            "J 1, uJ 1e-6, µJ 1e-6, mJ 1e-3, kJ 1e3"),
    /** Read as bytes per second. */
    BANDWIDTH(
            "a bandwidth",
            "a bandwidth with its unit, such as 100 Mbit/s (kbit/s, Mbit/s, Gbit/s, kB/s, MB/s,"
                    + " GB/s)",
            "B/s 1, kbit/s 125, Mbit/s 125e3, Gbit/s 125e6, kB/s 1e3, MB/s 1e6, GB/s 1e9"),
    /** Read as bytes. */
    DATA(
            "an amount of data",
            "an amount of data with its unit, such as 20 kB (B, kB, MB, GB, KiB, MiB, GiB)",
            "B 1, kB 1e3, MB 1e6, GB 1e9, KiB 1024, MiB 1048576, GiB 1073741824"),
    /** A number without a unit. */
    NUMBER("a number", "a number", " 1");

    /** The number of a quantity. */
    static final String DIGITS = "[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?";

    private static final Pattern TEXT = Pattern.compile("(" + DIGITS + ") *([a-zA-Zµ/]*)");

    /** Units whose value is no decimal number: what is said per that is divided. */
    private static final Map<String, BigDecimal> DIVISORS =
            Map.of(
                    "/min", BigDecimal.valueOf(60),
                    "/h", BigDecimal.valueOf(3600),
                    "/d", BigDecimal.valueOf(86_400));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A part of a whole: {@code 40 %} or {@code 1/3}. */
    static final Pattern SHARE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) *(?:%|/ *([1-9][0-9]*))");

    /** What durations are told in, with the nanoseconds of each. */
    private static final List<String> LONGEST_FIRST = List.of("d", "h", "s", "ms", "us");

    /** Beyond it, a limit is only there to keep sums exact. */
    private static final double UNTOLD = 1e15;

    private final String noun;
    private final String expected;

    /** Each unit and its factor, the first that which others are told in. */
    private final String units;

    Unit(String noun, String expected, String units) {
        this.noun = noun;
        this.expected = expected;
        this.units = units;
    }

    private Map<String, BigDecimal> factors() {
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        for (String unit : units.split(", ", -1)) {
            int space = unit.indexOf(' ');
            factors.put(unit.substring(0, space), new BigDecimal(unit.substring(space + 1)));
        }
        return factors;
    }

    /** What a file should say. */
    public String expected() {
        return expected;
    }

    /** What it is called. */
    public String noun() {
        return noun;
    }

    /** The quantity that a text says, in the unit it is read as; null when it says none. */
    public @Nullable BigDecimal read(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2);
        BigDecimal factor = factors().get(unit);
        if (factor == null) {
            boolean zeroOfAnything = unit.isEmpty() && number.signum() == 0;
            return zeroOfAnything ? number : null;
        }
        return factor.signum() > 0
                ? number.multiply(factor)
                : number.divide(DIVISORS.getOrDefault(unit, HUNDRED), MathContext.DECIMAL64);
    }

    /** The part of a whole that a text says; null when it says none. */
    public static @Nullable BigDecimal share(String text) {
        Matcher matcher = SHARE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal of = matcher.group(2) == null ? HUNDRED : new BigDecimal(matcher.group(2));
        return new BigDecimal(matcher.group(1)).divide(of, MathContext.DECIMAL128);
    }

    /** All of them, that first in which others are told. */
    Set<String> units() {
        return factors().keySet();
    }

    /** Limits, as files say them. */
    public String range(double least, double most, boolean moreThanLeast) {
        boolean open = most > UNTOLD && (this != DURATION || most > Limits.DURATION_NANOS);
        if (open && least < -UNTOLD) {
            return expected;
        }
        if (least == most) {
            return "exactly " + shown(least);
        }
        if (moreThanLeast) {
            return noun
                    + " greater than "
                    + shown(least)
                    + (open ? "" : ", at most " + shown(most));
        }
        return open
                ? noun + " of " + shown(least) + " or more"
                : noun + " from " + shown(least) + " to " + shown(most);
    }

    /** A quantity, as files say it. */
    public String shown(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "no finite number";
        }
        String unit = units().iterator().next();
        double whole = 1;
        for (String longer : this == DURATION ? LONGEST_FIRST : List.<String>of()) {
            double each = factors().getOrDefault(longer, BigDecimal.ONE).doubleValue();
            if (whole == 1 && Math.abs(value) >= each) {
                whole = each;
                unit = longer;
            }
        }
        boolean bare = value == 0 || unit.isEmpty() || unit.startsWith("/");
        return plain(value / whole) + (value == 0 ? "" : bare ? unit : " " + unit);
    }

    private static String plain(double value) {
        BigDecimal six = BigDecimal.valueOf(value).round(new MathContext(6));
        double size = Math.abs(value);
        boolean far = size > UNTOLD || (size < 1 / UNTOLD && size > 0);
        return far ? six.toString() : six.stripTrailingZeros().toPlainString();
    }
}
