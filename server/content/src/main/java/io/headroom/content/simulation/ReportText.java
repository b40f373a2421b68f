package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** A report for a person at a terminal. */
public final class ReportText {
    private static final String NOT_KNOWN = "—";
    private static final List<String> PERCENTILES =
            List.of("p50Nanos", "p90Nanos", "p95Nanos", "p99Nanos", "p999Nanos");

    /** Of the requests what is not in their line. */
    private static final List<String> TOLD_ELSEWHERE =
            List.of("adherence", "arrived", "carriedInEnded", "stillRunning");

    private final StringBuilder text = new StringBuilder();
    private final JsonNode report;

    private ReportText(JsonNode report) {
        this.report = report;
    }

    /** The report as text, without an end of line behind its last line. */
    public static String of(JsonNode report) {
        ReportText text = new ReportText(report);
        if (report.path("cannotBe").isTextual()) {
            return text.cannotBe();
        }
        text.head();
        text.requests();
        text.means();
        text.percentiles();
        text.flows();
        text.stages();
        text.meters();
        text.tokens();
        text.costs();
        text.findings();
        text.foot();
        return text.text.toString();
    }

    /** A setting that cannot be is a result, too. */
    private String cannotBe() {
        String title = report.path("title").asText();
        return (title.isEmpty() ? "" : title + "\n")
                + report.path("cannotBe").asText()
                + "\n\nrequests  offered "
                + NOT_KNOWN
                + "  good 0 (0.00 %)";
    }

    private void head() {
        String title = report.path("title").asText();
        if (!title.isEmpty()) {
            line("%s".formatted(title));
        }
        if (report.path("interrupted").asBoolean()) {
            line("INTERRUPTED: this is what was known by then");
        }
        String replications =
                report.path("replications").asInt() == 1
                        ? "one run"
                        : report.path("runs").size() + " runs";
        line(
                "%s, simulated time %s to %s"
                        .formatted(
                                replications,
                                duration(report.path("fromNanos")),
                                duration(report.path("toNanos"))));
    }

    private void requests() {
        JsonNode requests = report.path("requests");
        line("");
        text.append("requests ");
        requests.properties()
                .forEach(
                        entry -> {
                            String name = entry.getKey();
                            boolean always = List.of("offered", "completed", "good").contains(name);
                            if (!TOLD_ELSEWHERE.contains(name)
                                    && (always || entry.getValue().asLong() > 0)) {
                                text.append(' ').append(Outcomes.words(name)).append(' ');
                                text.append(count(entry.getValue())).append(' ');
                            }
                        });
        line("(%s)".formatted(percent(requests.path("adherence"))));
        reach();
    }

    /** Whom and what the figures are about. */
    private void reach() {
        JsonNode requests = report.path("requests");
        JsonNode window = report.path("window");
        if (report.path("incomplete").asBoolean() && report.path("requestsAsked").isNumber()) {
            String incomplete =
                    "INCOMPLETE: %s of %s requests had come when the run ended at %s;"
                            + " a longer duration, or without one shorter queues, lets more come";
            line(
                    incomplete.formatted(
                            count(report.path("requestsSent")),
                            count(report.path("requestsAsked")),
                            duration(window.path("toNanos"))));
        }
        String about =
                "averages over time are of %s to %s;"
                        + " the rest is of the %s who arrived in it, followed to %s";
        line(
                about.formatted(
                        duration(window.path("fromNanos")),
                        duration(window.path("toNanos")),
                        count(requests.path("arrived")),
                        duration(window.path("followedToNanos"))));
        long running = requests.path("stillRunning").asLong();
        long carriedIn = requests.path("carriedIn").asLong();
        if (running + carriedIn > 0) {
            line(
                    "still running of these %s; carried in %s, of whom %s have left"
                            .formatted(
                                    count(requests.path("stillRunning")),
                                    count(requests.path("carriedIn")),
                                    count(requests.path("carriedInEnded"))));
        }
    }

    private void means() {
        line("");
        line("%-26s %12s   %s".formatted("", "mean", "95 % confidence"));
        JsonNode means = report.path("means");
        mean("L   in the system", means.path("inSystem"), ReportText::number);
        mean("λ   arrivals per second", means.path("arrivalsPerSecond"), ReportText::number);
        mean("W   time in system", means.path("timeInSystemNanos"), ReportText::duration);
        mean("Wq  waiting", means.path("waitingNanos"), ReportText::duration);
        for (JsonNode mean : means) {
            if (!mean.path("reason").isNull()) {
                line("%s: %s".formatted(NOT_KNOWN, mean.path("reason").asText()));
                break;
            }
        }
    }

    /** How a number is shown. */
    private interface Format {
        String of(JsonNode number);
    }

    private void mean(String name, JsonNode mean, Format format) {
        String interval =
                mean.path("low").isNull()
                        ? NOT_KNOWN
                        : format.of(mean.path("low")) + " to " + format.of(mean.path("high"));
        line("%-26s %12s   %s".formatted(name, format.of(mean.path("mean")), interval));
    }

    private void percentiles() {
        line("");
        line(
                "%-26s %10s %10s %10s %10s %10s"
                        .formatted("", "50 %", "90 %", "95 %", "99 %", "99.9 %"));
        row("completion", report.path("completion"));
        if (!report.path("completion").equals(report.path("firstResponse"))) {
            row("first response", report.path("firstResponse"));
        }
        row("per output token", report.path("tokens").path("perOutputToken"));
        for (JsonNode stage : report.path("stages")) {
            String name = stage.path("name").asText();
            row(name + ": waiting", stage.path("waitingTime"));
            row(name + ": in all", stage.path("timeHere"));
        }
    }

    private void row(String name, JsonNode percentiles) {
        if (percentiles.path("count").asLong() == 0) {
            return;
        }
        text.append("%-26s".formatted(name));
        for (String percentile : PERCENTILES) {
            text.append(" %10s".formatted(duration(percentiles.path(percentile))));
        }
        line("");
    }

    private void flows() {
        if (report.path("flows").size() < 2) {
            return;
        }
        line("");
        line(
                "%-26s %10s %10s %10s %10s %10s"
                        .formatted("flow", "offered", "completed", "good", "50 %", "99 %"));
        for (JsonNode flow : report.path("flows")) {
            line(
                    "%-26s %10s %10s %10s %10s %10s"
                            .formatted(
                                    flow.path("name").asText(),
                                    count(flow.path("offered")),
                                    count(flow.path("completed")),
                                    percent(flow.path("adherence")),
                                    duration(flow.path("completion").path("p50Nanos")),
                                    duration(flow.path("completion").path("p99Nanos"))));
        }
        JsonNode score = report.path("score");
        String worst =
                score.path("worstGroup").isNull()
                        ? ""
                        : ", the worst group %s with %s"
                                .formatted(
                                        score.path("worstGroup").asText(),
                                        percent(score.path("worstAdherence")));
        line("what counts: %s%s".formatted(percent(score.path("adherence")), worst));
    }

    private void stages() {
        line("");
        line(
                "%-26s %10s %10s %10s %10s %10s %10s"
                        .formatted(
                                "stage", "entered", "servers", "busy", "batch", "waiting",
                                "serving"));
        for (JsonNode stage : report.path("stages")) {
            line(
                    "%-26s %10s %10s %10s %10s %10s %10s"
                            .formatted(
                                    stage.path("name").asText(),
                                    count(stage.path("entered")),
                                    number(stage.path("meanServers")),
                                    percent(stage.path("busy")),
                                    number(stage.path("meanBatch")),
                                    number(stage.path("meanWaiting")),
                                    number(stage.path("meanServing"))));
        }
    }

    /** What is not 0, in a line for each meter that has any such. */
    private void meters() {
        for (JsonNode meter : report.path("meters")) {
            StringBuilder told = new StringBuilder();
            meter.path("values")
                    .properties()
                    .forEach(
                            entry -> {
                                if (entry.getValue().asDouble() != 0) {
                                    told.append(' ').append(entry.getKey()).append(' ');
                                    told.append(meterValue(entry.getKey(), entry.getValue()));
                                }
                            });
            if (!told.isEmpty()) {
                line(meter.path("name").asText() + ":" + told);
            }
        }
    }

    private static String meterValue(String name, JsonNode value) {
        return name.endsWith("Nanos") ? duration(value) : count(value);
    }

    private void findings() {
        for (JsonNode finding : report.path("findings")) {
            line("");
            line(finding.asText());
        }
    }

    private void tokens() {
        JsonNode tokens = report.path("tokens");
        if (tokens.isObject()) {
            line("");
            for (JsonNode stage : report.path("stages")) {
                if (stage.path("memory").isObject()) {
                    engine(stage);
                }
            }
            report.path("stacks").forEach(this::stack);
            line(
                    "tokens: prompts %s, answers %s, %s a second; preempted %s"
                            .formatted(
                                    count(tokens.path("prompt")),
                                    count(tokens.path("output")),
                                    number(tokens.path("outputPerSecond")),
                                    count(tokens.path("preemptions"))));
            line(
                    "mean time to first token %s, per output token %s"
                            .formatted(
                                    duration(report.path("meanFirstResponseNanos")),
                                    duration(tokens.path("meanPerOutputTokenNanos"))));
        }
    }

    private void stack(JsonNode use) {
        line(
                "stack %s on %s, %s"
                        .formatted(
                                use.path("stack").asText(),
                                use.path("hardware").asText(),
                                use.path("measured").asBoolean()
                                        ? "which was measured"
                                        : "which nobody measured: shares as of others, a guess"));
    }

    private void engine(JsonNode stage) {
        JsonNode memory = stage.path("memory");
        line(
                "%s: serves %s of what it could at this mix; memory taken %s, at most %s"
                        .formatted(
                                stage.path("name").asText(),
                                percent(stage.path("utilization")),
                                percent(memory.path("meanTaken")),
                                percent(memory.path("mostTaken"))));
        line(
                "its memory: %s stored, %s set aside, %s lost inside, %s in holes, %s free"
                        .formatted(
                                percent(memory.path("stored")),
                                percent(memory.path("reserved")),
                                percent(memory.path("internal")),
                                percent(memory.path("outside")),
                                percent(memory.path("free"))));
    }

    private void costs() {
        boolean free =
                report.path("cost").asDouble() == 0 && report.path("energyJoules").asDouble() == 0;
        if (!free) {
            line("");
            line(
                    "cost %s, per good %s %s, energy %s J"
                            .formatted(
                                    number(report.path("cost")),
                                    report.path("unit").asText(),
                                    number(report.path("costPerGood")),
                                    number(report.path("energyJoules"))));
        }
        for (JsonNode part : report.path("parts")) {
            line(
                    "%s: %s of it, cost %s, energy %s J"
                            .formatted(
                                    part.path("name").asText(),
                                    number(part.path("count")),
                                    number(part.path("cost")),
                                    number(part.path("energyJoules"))));
        }
    }

    private void foot() {
        line("");
        line(
                "engine %s, seed %s, events %s"
                        .formatted(
                                report.path("engineVersion").asText(),
                                report.path("seed").asText(),
                                count(report.path("events"))));
        text.append("digest ").append(report.path("digest").asText());
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }

    private static String count(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    private static String percent(JsonNode share) {
        return share.isNumber()
                ? String.format(Locale.ROOT, "%.2f %%", 100 * share.asDouble())
                : NOT_KNOWN;
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? digits(number.asDouble()) : NOT_KNOWN;
    }

    private static String duration(JsonNode nanos) {
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
