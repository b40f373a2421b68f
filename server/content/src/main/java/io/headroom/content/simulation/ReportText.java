package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Collectors;

/** A report for a person at a terminal. */
public final class ReportText {
    private static final List<String> PERCENTILES =
            List.of("p50Nanos", "p90Nanos", "p95Nanos", "p99Nanos", "p999Nanos");

    /** Of the completed that are not good, why. */
    private static final List<String> NOT_GOOD =
            List.of("late", "cut", "preempted", "poor", "missed");

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
        text.foot();
        return text.text.toString();
    }

    /** A setting that cannot be is a result, too. */
    private String cannotBe() {
        String title = report.path("title").asText();
        return (title.isEmpty() ? "" : title + "\n")
                + report.path("cannotBe").asText()
                + "\n\nrequests  offered "
                + ReportNumbers.NOT_KNOWN
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
                                ReportNumbers.duration(report.path("fromNanos")),
                                ReportNumbers.duration(report.path("toNanos"))));
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
                                    && !NOT_GOOD.contains(name)
                                    && (always || entry.getValue().asLong() > 0)) {
                                text.append(' ').append(Outcomes.words(name)).append(' ');
                                text.append(ReportNumbers.count(entry.getValue())).append(' ');
                            }
                        });
        line("(%s)".formatted(ReportNumbers.percent(requests.path("adherence"))));
        String why =
                NOT_GOOD.stream()
                        .filter(name -> requests.path(name).asLong() > 0)
                        .map(
                                name ->
                                        Outcomes.words(name)
                                                + " "
                                                + ReportNumbers.count(requests.path(name)))
                        .collect(Collectors.joining(", "));
        if (!why.isEmpty()) {
            line("not good of the completed: " + why);
        }
        reach();
    }

    /** Whom and what the figures are about. */
    private void reach() {
        JsonNode requests = report.path("requests");
        JsonNode window = report.path("window");
        if (report.path("incomplete").asBoolean() && report.path("requestsAsked").isNumber()) {
            line(
                    ("INCOMPLETE: %s of %s requests had come when the run ended at %s; a longer"
                         + " duration, or without one shorter queues, lets more come, and so does a"
                         + " trace with more rows")
                            .formatted(
                                    ReportNumbers.count(report.path("requestsSent")),
                                    ReportNumbers.count(report.path("requestsAsked")),
                                    ReportNumbers.duration(window.path("toNanos"))));
        }
        line(
                ("averages over time are of %s to %s;"
                                + " the rest is of the %s who arrived in it, followed to %s")
                        .formatted(
                                ReportNumbers.duration(window.path("fromNanos")),
                                ReportNumbers.duration(window.path("toNanos")),
                                ReportNumbers.count(requests.path("arrived")),
                                ReportNumbers.duration(window.path("followedToNanos"))));
        long running = requests.path("stillRunning").asLong();
        long carriedIn = requests.path("carriedIn").asLong();
        if (running + carriedIn > 0) {
            line(
                    "still running of these %s; carried in %s, of whom %s have left"
                            .formatted(
                                    ReportNumbers.count(requests.path("stillRunning")),
                                    ReportNumbers.count(requests.path("carriedIn")),
                                    ReportNumbers.count(requests.path("carriedInEnded"))));
        }
    }

    private void means() {
        line("");
        line("%-26s %12s   %s".formatted("", "mean", "95 % confidence"));
        JsonNode means = report.path("means");
        mean("L   in the system", means.path("inSystem"), ReportNumbers::number);
        mean("λ   arrivals per second", means.path("arrivalsPerSecond"), ReportNumbers::number);
        mean("W   time in system", means.path("timeInSystemNanos"), ReportNumbers::duration);
        mean("Wq  waiting", means.path("waitingNanos"), ReportNumbers::duration);
        for (JsonNode mean : means) {
            if (!mean.path("reason").isNull()) {
                line("%s: %s".formatted(ReportNumbers.NOT_KNOWN, mean.path("reason").asText()));
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
                        ? ReportNumbers.NOT_KNOWN
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
            text.append(" %10s".formatted(ReportNumbers.duration(percentiles.path(percentile))));
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
                                    ReportNumbers.count(flow.path("offered")),
                                    ReportNumbers.count(flow.path("completed")),
                                    ReportNumbers.percent(flow.path("adherence")),
                                    ReportNumbers.duration(
                                            flow.path("completion").path("p50Nanos")),
                                    ReportNumbers.duration(
                                            flow.path("completion").path("p99Nanos"))));
        }
        JsonNode score = report.path("score");
        String worst =
                score.path("worstGroup").isNull()
                        ? ""
                        : ", the worst group %s with %s"
                                .formatted(
                                        score.path("worstGroup").asText(),
                                        ReportNumbers.percent(score.path("worstAdherence")));
        line("what counts: %s%s".formatted(ReportNumbers.percent(score.path("adherence")), worst));
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
                                    ReportNumbers.count(stage.path("entered")),
                                    ReportNumbers.number(stage.path("meanServers")),
                                    ReportNumbers.percent(stage.path("busy")),
                                    ReportNumbers.number(stage.path("meanBatch")),
                                    ReportNumbers.number(stage.path("meanWaiting")),
                                    ReportNumbers.number(stage.path("meanServing"))));
        }
    }

    /** Pools in words; of others what is not 0, in a line for each that has any such. */
    private void meters() {
        for (JsonNode meter : report.path("meters")) {
            if (meter.has("memory")) {
                PoolText.lines(meter).forEach(this::line);
                continue;
            }
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
        return name.endsWith("Nanos") ? ReportNumbers.duration(value) : ReportNumbers.count(value);
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
                                    ReportNumbers.count(tokens.path("prompt")),
                                    ReportNumbers.count(tokens.path("output")),
                                    ReportNumbers.number(tokens.path("outputPerSecond")),
                                    ReportNumbers.count(tokens.path("preemptions"))));
            line(
                    "mean time to first token %s, per output token %s"
                            .formatted(
                                    ReportNumbers.duration(report.path("meanFirstResponseNanos")),
                                    ReportNumbers.duration(
                                            tokens.path("meanPerOutputTokenNanos"))));
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
                                ReportNumbers.percent(stage.path("utilization")),
                                ReportNumbers.percent(memory.path("meanTaken")),
                                ReportNumbers.percent(memory.path("mostTaken"))));
        line(
                "its memory: %s stored, %s set aside, %s lost inside, %s in holes, %s free"
                        .formatted(
                                ReportNumbers.percent(memory.path("stored")),
                                ReportNumbers.percent(memory.path("reserved")),
                                ReportNumbers.percent(memory.path("internal")),
                                ReportNumbers.percent(memory.path("outside")),
                                ReportNumbers.percent(memory.path("free"))));
        JsonNode work = stage.path("work");
        line(
                "its time: %s host, %s compute, %s communication, %s bubbles; evicted %s blocks"
                        .formatted(
                                ReportNumbers.percent(work.path("host")),
                                ReportNumbers.percent(work.path("compute")),
                                ReportNumbers.percent(work.path("communication")),
                                ReportNumbers.percent(work.path("bubbles")),
                                ReportNumbers.count(memory.path("evictions"))));
    }

    private void costs() {
        boolean free =
                report.path("cost").asDouble() == 0 && report.path("energyJoules").asDouble() == 0;
        if (!free) {
            line("");
            line(
                    "cost %s, per good %s %s, energy %s J"
                            .formatted(
                                    ReportNumbers.number(report.path("cost")),
                                    report.path("unit").asText(),
                                    ReportNumbers.number(report.path("costPerGood")),
                                    ReportNumbers.number(report.path("energyJoules"))));
        }
        for (JsonNode part : report.path("parts")) {
            line(
                    "%s: %s of it, cost %s, energy %s J"
                            .formatted(
                                    part.path("name").asText(),
                                    ReportNumbers.number(part.path("count")),
                                    ReportNumbers.number(part.path("cost")),
                                    ReportNumbers.number(part.path("energyJoules"))));
        }
    }

    private void foot() {
        line("");
        line(
                "engine %s, seed %s, events %s"
                        .formatted(
                                report.path("engineVersion").asText(),
                                report.path("seed").asText(),
                                ReportNumbers.count(report.path("events"))));
        text.append("digest ").append(report.path("digest").asText());
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }
}
