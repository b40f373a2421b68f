package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers of a report as a person reads them; a dash where nothing is known. */
final class ReportNumbers {
    static final String NOT_KNOWN = "—";

    private ReportNumbers() {}

    static String count(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    static String percent(JsonNode share) {
        return share.isNumber()
                ? String.format(Locale.ROOT, "%.2f %%", 100 * share.asDouble())
                : NOT_KNOWN;
    }

    static String number(JsonNode number) {
        return number.isNumber() ? digits(number.asDouble()) : NOT_KNOWN;
    }

    static String duration(JsonNode nanos) {
        if (!nanos.isNumber()) {
            return NOT_KNOWN;
        }
        double value = nanos.asDouble();
        double size = Math.abs(value);
        if (size < 1e3) {
            return digits(value) + " ns";
        }
        if (size < 1e6) {
            return digits(value / 1e3) + " us";
        }
        return size < 1e9 ? digits(value / 1e6) + " ms" : digits(value / 1e9) + " s";
    }

    /** Four digits or more. */
    private static String digits(double number) {
        double size = Math.abs(number);
        if (size == 0 || size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        int whole = (int) Math.floor(Math.log10(size));
        int fraction = Math.max(0, Math.min(9, 3 - whole));
        return BigDecimal.valueOf(number)
                .setScale(fraction, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
