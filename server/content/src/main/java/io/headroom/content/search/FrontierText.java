package io.headroom.content.search;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for people. */
public final class FrontierText {
    private FrontierText() {}

    /** A table of the front, cheapest first, and the best score. */
    public static String of(JsonNode report) {
        StringBuilder text = new StringBuilder();
        text.append(report.path("title").asText()).append('\n');
        given(text, report.path("given").path("sets"), "--set ");
        given(text, report.path("given").path("conditions"), "--condition ");
        if (report.has("cannotBe")) {
            return text.append("No setting can be. ")
                    .append(report.path("cannotBe").asText())
                    .toString();
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d settings, %,d tried in %,d runs; the front again on %d fresh"
                                + " seeds%s%n%n",
                        report.path("settings").asLong(),
                        report.path("tried").asLong(),
                        report.path("runs").asLong(),
                        report.path("freshRuns").asLong(),
                        report.path("interrupted").asBoolean() ? "; interrupted" : ""));
        if (report.path("best").isNull()) {
            return text.append("nothing is known yet").toString();
        }
        List<String> knobs = new ArrayList<>();
        report.path("best").path("configuration").fieldNames().forEachRemaining(knobs::add);
        text.append(String.format("%12s %14s %10s %7s", "p99 ms", "cost", "adherence", "score"));
        knobs.forEach(knob -> text.append("  ").append(knob));
        text.append('\n');
        for (JsonNode point : report.path("front")) {
            row(text, point, knobs);
        }
        text.append("\nbest score, by the game's rule with a target of ")
                .append(percent(report.path("target").asDouble()))
                .append('\n');
        row(text, report.path("best"), knobs);
        text.append("\ncost: ").append(report.path("costUnit").asText());
        text.append(", seed ").append(report.path("seed").asLong());
        text.append(", engine ").append(report.path("engineVersion").asInt());
        return text.toString();
    }

    private static void given(StringBuilder text, JsonNode all, String option) {
        all.forEach(each -> text.append(option).append(each.asText()).append('\n'));
    }

    private static void row(StringBuilder text, JsonNode point, List<String> knobs) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%12s %14s %10s %7.0f",
                        number(point.path("p99Millis").path("mean")),
                        number(point.path("cost").path("mean")),
                        percent(point.path("adherence").path("mean").asDouble()),
                        point.path("score").asDouble()));
        for (String knob : knobs) {
            String value = point.path("configuration").path(knob).asText();
            text.append("  ").append(String.format("%" + knob.length() + "s", value));
        }
        text.append('\n');
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String number(JsonNode value) {
        return value.isNull() ? "-" : String.format(Locale.ROOT, "%.4g", value.asDouble());
    }
}
