package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** A pool of memory of a report as lines. */
final class PoolText {
    private PoolText() {}

    /** What its room was full of, and how its holdings fared. */
    static List<String> lines(JsonNode meter) {
        JsonNode memory = meter.path("memory");
        JsonNode values = meter.path("values");
        return List.of(
                "%s: memory in use %s, kept %s, free %s; taken at most %s"
                        .formatted(
                                meter.path("name").asText(),
                                ReportNumbers.percent(memory.path("used")),
                                ReportNumbers.percent(memory.path("kept")),
                                ReportNumbers.percent(memory.path("free")),
                                ReportNumbers.percent(memory.path("mostTaken"))),
                "of what is taken %s content, %s headers, %s lost inside"
                        .formatted(
                                ReportNumbers.percent(memory.path("content")),
                                ReportNumbers.percent(memory.path("headers")),
                                ReportNumbers.percent(memory.path("internal"))),
                "holdings found %s, filled %s (%s); made room %s, given back %s; killed %s"
                        .formatted(
                                ReportNumbers.count(values.path("hits")),
                                ReportNumbers.count(values.path("misses")),
                                ReportNumbers.percent(memory.path("misses")),
                                ReportNumbers.count(values.path("evictions")),
                                ReportNumbers.count(values.path("forgotten")),
                                ReportNumbers.count(values.path("kills"))));
    }
}
