package io.headroom.content.document;

import io.headroom.simulator.bounds.OutOfBounds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what the engine refuses in the words and units of files: it calls numbers what its plans
 * call them, {@code windowNanos}, where a file says {@code window: 5 ms}.
 */
public final class EngineWords {
    /** A name, the number of an item if it is one of a list, and what may follow. */
    private static final Pattern NAME = Pattern.compile("([^\\[]+)(?:\\[([0-9]+)\\])?(.*)");

    /** Fields, as paths below what is built, whose names are not the engine's without the unit. */
    private static final Map<String, List<String>> FIELDS =
            Map.ofEntries(
                    Map.entry("meanPerSecond", List.of("timesFaster", "rate")),
                    Map.entry("perSecond", List.of("states.#.rate", "rate")),
                    Map.entry("sojourn", List.of("states.#.for", "bursty.busy")),
                    Map.entry("burstiness", List.of("bursty.burstiness")),
                    Map.entry("sources", List.of("sensors")),
                    Map.entry("tailProbability", List.of("lateShare")),
                    Map.entry("mean of thinkNanos", List.of("think")),
                    Map.entry("mean of count", List.of("turns")),
                    Map.entry("mean of the law of the gaps", List.of("gaps")),
                    Map.entry("mean of the first gap", List.of("firstGap")),
                    Map.entry("mostRequests", List.of("requests")),
                    Map.entry("spanNanos", List.of("per")),
                    Map.entry("thinkNanos", List.of("think")),
                    Map.entry("values", List.of("values.#", "#")),
                    Map.entry("weights", List.of("weights.#")),
                    Map.entry("sum of weights", List.of("weights")),
                    Map.entry("number of values", List.of("values")),
                    Map.entry("the first breakpoint", List.of("steps.0.at", "ramps.0.at")),
                    Map.entry("breakpoint", List.of("steps.#.at", "ramps.#.at")),
                    Map.entry("factor", List.of("steps.#.factor", "ramps.#.factor")),
                    Map.entry("number of breakpoints", List.of("steps", "ramps")),
                    Map.entry("variation", List.of("cv")),
                    Map.entry("shape", List.of("cv")),
                    Map.entry("sigma", List.of("cv")),
                    Map.entry("offset", List.of("by")),
                    Map.entry("perProvisionedServerSecond", List.of("provisioned")),
                    Map.entry("perBusyServerSecond", List.of("busy")),
                    Map.entry("perBatchStart", List.of("batch")),
                    Map.entry("perItem", List.of("item")),
                    Map.entry("prefillFixedNanos", List.of("prefill")),
                    Map.entry("stepFixedNanos", List.of("step")),
                    Map.entry("perAudioNano", List.of("workPerAudio")),
                    Map.entry("interruptsPerSecond", List.of("interrupts")),
                    Map.entry("maxBatch", List.of("max", "each")),
                    Map.entry("queue.capacity", List.of("queue.capacity", "capacity")),
                    Map.entry("mostPresent", List.of("most")),
                    Map.entry("mostTries", List.of("tries")),
                    Map.entry("timeoutNanos", List.of("timeout")),
                    Map.entry("most", List.of("attempts", "most")),
                    Map.entry("periodNanos", List.of("every", "period", "repeatEvery")),
                    Map.entry("target", List.of("utilization")),
                    Map.entry("delayNanos", List.of("after")),
                    Map.entry("number of branches", List.of("branches", "count")),
                    Map.entry("number of sensors", List.of("sensors")),
                    Map.entry("number of replicas", List.of("count", "of")),
                    Map.entry("mostAgeNanos", List.of("mostAge")),
                    Map.entry("bytesPerSecond", List.of("bandwidth")),
                    Map.entry("fixedBytes", List.of("bytes")),
                    Map.entry("meanNanos", List.of("for")),
                    Map.entry("lossProbability", List.of("loss")),
                    Map.entry("sum of the shares of the disturbances", List.of("disturbances")),
                    Map.entry("number of disturbances", List.of("disturbances")),
                    Map.entry("perBlockNanos", List.of("swap.perBlock", "perBlock")),
                    Map.entry("watermarkBlocks", List.of("watermark")),
                    Map.entry("tokens of the pool", List.of("blocks")),
                    Map.entry("number of proposals", List.of("proposals", "survival")),
                    Map.entry("pollNanos", List.of("every")),
                    Map.entry("joules", List.of("charge")),
                    Map.entry("sagShare", List.of("sagBelow")),
                    Map.entry("sagPermille", List.of("sagSpeed")),
                    Map.entry("ambientCelsius", List.of("ambient")),
                    Map.entry("celsiusPerWatt", List.of("celsiusPerWatt")),
                    Map.entry("joulesPerCelsius", List.of("joulesPerCelsius")),
                    Map.entry("speedPermille", List.of("clock.#.speed", "speed", "factor")),
                    Map.entry("speedPermille of the first clock step", List.of("clock.0.speed")),
                    Map.entry("outageNanos", List.of("for")),
                    Map.entry("durationNanos", List.of("duration", "for")),
                    Map.entry("factorPermille", List.of("factor")),
                    Map.entry("latencyPermille", List.of("latency")),
                    Map.entry("bandwidthPermille", List.of("bandwidth")),
                    Map.entry("clockPermille", List.of("factor")),
                    Map.entry("millicelsius", List.of("warmer")),
                    Map.entry("source", List.of("sensor")),
                    Map.entry("unitName", List.of("unit")));

    private EngineWords() {}

    /**
     * What is wrong, for a person.
     *
     * @param at the field that the number stands in, or what it is a part of
     */
    public record Told(Located at, String found, String expected) {}

    /**
     * What the engine refuses in something of a file.
     *
     * @param at what was built of that
     */
    public static Told told(Located at, IllegalArgumentException refused) {
        if (refused instanceof OutOfBounds number) {
            Located field = field(at, number.name());
            Measure measure = Measure.of(number.name());
            return field == null
                    ? new Told(
                            at,
                            measure.shown(number.found()),
                            word(number.name()) + " to be " + measure.range(number))
                    : new Told(field, field.shown(), measure.range(number));
        }
        String sentence = String.valueOf(refused.getMessage());
        int split = sentence.lastIndexOf(", found ");
        return split < 0
                ? new Told(at, at.shown(), sentence)
                : new Told(
                        at,
                        sentence.substring(split + ", found ".length()),
                        sentence.substring(0, split));
    }

    /** The same in one sentence, for what stands in no single place of a file. */
    public static String sentence(IllegalArgumentException refused) {
        if (refused instanceof OutOfBounds number) {
            Measure measure = Measure.of(number.name());
            return "%s of %s, which must be %s"
                    .formatted(
                            word(number.name()),
                            measure.shown(number.found()),
                            measure.range(number));
        }
        return String.valueOf(refused.getMessage());
    }

    /** What a file calls a number, or plain words where files do not say it. */
    public static String word(String name) {
        Matcher parts = parts(name);
        String bare = parts.group(1) + parts.group(3);
        List<String> fields = FIELDS.get(bare);
        if (fields != null) {
            String field = fields.getLast();
            return field.substring(field.lastIndexOf('.') + 1).replace("#", "value");
        }
        String words = Measure.withoutUnit(bare).replaceAll("([a-z])([A-Z])", "$1 $2");
        return words.replace('.', ' ').toLowerCase(Locale.ROOT);
    }

    /** Where a number stands; null when the file does not say it. */
    private static @Nullable Located field(Located at, String name) {
        if (at.node().isValueNode()) {
            return at;
        }
        Matcher parts = parts(name);
        String bare = parts.group(1) + parts.group(3);
        String item = parts.group(2) == null ? "" : parts.group(2);
        for (String path : FIELDS.getOrDefault(bare, List.of(Measure.withoutUnit(bare)))) {
            Located field = at;
            for (String step : path.replace("#", item).split("\\.", -1)) {
                field = step(field, step);
            }
            if (!field.node().isMissingNode()) {
                return field;
            }
        }
        return null;
    }

    private static Located step(Located at, String name) {
        if (at.node().isArray() && !name.isEmpty() && Character.isDigit(name.charAt(0))) {
            List<Located> items = at.items();
            int index = Integer.parseInt(name);
            return index < items.size() ? items.get(index) : at.at(name);
        }
        return at.at(name);
    }

    private static Matcher parts(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException("a number without a name");
        }
        return parts;
    }

    /** What numbers of a unit are, as files say them; the engine's names end with the unit. */
    private enum Measure {
        BANDWIDTH("bytesPerSecond", "a bandwidth", "B/s"),
        DURATION("Nanos", "a duration", "ns"),
        FACTOR("Permille", "a factor", ""),
        POWER("Watts", "a power", "W"),
        DATA("Bytes", "an amount of data", "B"),
        TEMPERATURE("Celsius", "a temperature", "°C"),
        WARMTH("millicelsius", "a temperature", "°C"),
        ENERGY("joules", "an energy", "J"),
        RATE("PerSecond", "a rate", "/s"),
        EACH("perSecond", "a rate", "/s"),
        NUMBER("", "a number", "");

        /** Beyond it, a limit is only there to keep sums exact. */
        private static final double UNTOLD = 1e15;

        private static final Map<String, Double> DURATIONS =
                Map.of("d", 86_400e9, "h", 3_600e9, "s", 1e9, "ms", 1e6, "us", 1e3);

        private static final List<String> LONGEST_FIRST = List.of("d", "h", "s", "ms", "us");

        private final String ending;
        private final String noun;
        private final String unit;

        Measure(String ending, String noun, String unit) {
            this.ending = ending;
            this.noun = noun;
            this.unit = unit;
        }

        static Measure of(String name) {
            Matcher parts = parts(name);
            for (Measure measure : values()) {
                if (parts.group(1).endsWith(measure.ending)) {
                    return measure;
                }
            }
            return NUMBER;
        }

        static String withoutUnit(String name) {
            Measure measure = of(name);
            boolean whole = name.length() == measure.ending.length();
            return whole || !name.endsWith(measure.ending)
                    ? name
                    : name.substring(0, name.length() - measure.ending.length());
        }

        /** The limits of a number. */
        String range(OutOfBounds number) {
            if (number.least() == number.most()) {
                return "exactly " + shown(number.least());
            }
            if (number.moreThanLeast()) {
                return noun + " greater than " + shown(number.least());
            }
            boolean open = number.most() >= UNTOLD && this != DURATION;
            return open
                    ? noun + " of " + shown(number.least()) + " or more"
                    : noun + " from " + shown(number.least()) + " to " + shown(number.most());
        }

        String shown(double value) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                return "no finite number";
            }
            if (this == DURATION) {
                for (String longer : LONGEST_FIRST) {
                    double whole = DURATIONS.getOrDefault(longer, 1.);
                    if (Math.abs(value) >= whole) {
                        return plain(value / whole) + " " + longer;
                    }
                }
            }
            boolean thousandths = this == FACTOR || this == WARMTH;
            String number = plain(thousandths ? value / 1000 : value);
            return unit.isEmpty() || unit.startsWith("/") ? number + unit : number + " " + unit;
        }

        private static String plain(double value) {
            BigDecimal six = BigDecimal.valueOf(value).round(new MathContext(6));
            double size = Math.abs(value);
            boolean far = size >= UNTOLD || (size < 1 / UNTOLD && size > 0);
            return far ? six.toString() : six.stripTrailingZeros().toPlainString();
        }
    }
}
