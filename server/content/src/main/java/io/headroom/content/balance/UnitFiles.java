package io.headroom.content.balance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Units of work that are done, one file each, so that a proof that was stopped goes on where it
 * was. A file is there wholly or not at all; what cannot be read is done again.
 */
final class UnitFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Path folder;

    private UnitFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Files that nobody keeps. */
    static UnitFiles none() {
        return new UnitFiles(null);
    }

    /**
     * Files in a folder, which is made.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    static UnitFiles in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UnitFiles(folder);
    }

    /**
     * What a unit came to, from its file or by doing it now.
     *
     * @param name what the file is called, without its ending
     */
    DrawReport done(String name, Supplier<DrawReport> unit) {
        Path file = folder == null ? null : folder.resolve(name + ".json");
        DrawReport known = file == null ? null : read(file);
        if (known != null) {
            return known;
        }
        DrawReport report = unit.get();
        if (file != null) {
            write(file, report);
        }
        return report;
    }

    private static @Nullable DrawReport read(Path file) {
        try {
            return Files.exists(file) ? report(JSON.readTree(file.toFile())) : null;
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, DrawReport report) {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(half.toFile(), tree(report));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A report as JSON. */
    static ObjectNode tree(DrawReport report) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("track", report.track()).put("draw", report.number()).put("runs", report.runs());
        tell(tree.putObject("frontier"), report.ghosts().frontier());
        tell(tree.putObject("overbuild"), report.ghosts().overbuild());
        ObjectNode figures = tree.putObject("figures");
        report.figures().forEach((name, all) -> all.forEach(figures.putArray(name)::add));
        report.asked().forEach(tree.withArray("asked")::add);
        report.findings().forEach(each -> tell(tree.withArray("findings").addObject(), each));
        report.sheet().forEach(tree.withArray("sheet")::add);
        return tree;
    }

    private static void tell(ObjectNode at, Configuration configuration) {
        configuration.values().forEach((knob, value) -> at.put(knob.value(), value));
    }

    /** Puts a finding into an object. */
    static void tell(ObjectNode at, Finding finding) {
        Problem problem = finding.problem();
        at.put("rule", finding.rule())
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("path", problem.path())
                .put("found", problem.found())
                .put("expected", problem.expected())
                .put("excuse", finding.excuse());
    }

    private static DrawReport report(JsonNode tree) {
        SortedMap<String, List<Double>> figures = new TreeMap<>();
        tree.path("figures")
                .properties()
                .forEach(
                        each -> {
                            List<Double> all = new ArrayList<>();
                            each.getValue().forEach(value -> all.add(value.asDouble()));
                            figures.put(each.getKey(), all);
                        });
        List<String> asked = new ArrayList<>();
        tree.path("asked").forEach(rule -> asked.add(rule.asText()));
        List<Finding> findings = new ArrayList<>();
        tree.path("findings").forEach(each -> findings.add(finding(each)));
        List<String> sheet = new ArrayList<>();
        tree.path("sheet").forEach(line -> sheet.add(line.asText()));
        return new DrawReport(
                tree.path("track").asText(),
                tree.path("draw").asInt(),
                new Ghosts(
                        configuration(tree.path("frontier")),
                        configuration(tree.path("overbuild"))),
                asked,
                findings,
                figures,
                sheet,
                tree.path("runs").asInt());
    }

    private static Configuration configuration(JsonNode at) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        at.properties()
                .forEach(each -> values.put(new KnobId(each.getKey()), each.getValue().asLong()));
        return new Configuration(values);
    }

    private static Finding finding(JsonNode at) {
        return new Finding(
                at.path("rule").asText(),
                new Problem(
                        at.path("file").asText(),
                        at.path("line").asInt(),
                        at.path("column").asInt(),
                        at.path("path").asText(),
                        at.path("found").asText(),
                        at.path("expected").asText()),
                at.path("excuse").asText());
    }
}
