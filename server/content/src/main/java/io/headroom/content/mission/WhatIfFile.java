package io.headroom.content.mission;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.headroom.content.document.Problem;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Storm;
import io.headroom.game.live.Practice;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A what-if of a game as a simulation's file: every value in its place, with the seeds of its calm
 * replications, or with the seed and the weather of one of its storms. What {@code simulate}
 * measures of it is what the game measured, bit for bit.
 */
public final class WhatIfFile {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private WhatIfFile() {}

    /**
     * The file, in YAML.
     *
     * @param track as it was read from files
     * @param seed of the practice traffic
     * @param storm which of its storms, from 0; null for the calm replications
     * @param content the folder that traces are named from, which the file then says, so that it
     *     may lie anywhere; null when it is not known, and the file must lie below such a folder
     * @throws IllegalArgumentException when the configuration cannot be, or the track is no file's
     */
    public static String of(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            long seed,
            @Nullable Integer storm,
            @Nullable Path content) {
        if (!(track.planner() instanceof TrackPlanner planner)) {
            throw new IllegalArgumentException(track.track() + " was not read from a file");
        }
        Description.Read read =
                planner.read(configuration, conditions, Weather.CALM, Practice.lengthNanos(track));
        if (read.experiment() == null) {
            throw new IllegalArgumentException(Problem.told(read.problems()));
        }
        ObjectNode file = read.root().node().deepCopy();
        file.remove(List.of("knobs", "weather", "seed", "replications"));
        if (content != null) {
            place(file, content.toAbsolutePath().normalize());
        }
        if (storm == null) {
            ArrayNode seeds = file.putArray("seeds");
            for (int index = 0; index < Practice.REPLICATIONS; index++) {
                seeds.add(Practice.seed(seed, index));
            }
        } else {
            long own = Practice.seed(seed, storm);
            file.put("seed", own);
            file.withArray("events")
                    .addAll(
                            Storm.events(
                                    read.root().at("weather"),
                                    TrackPlanner.draw(Weather.ofRun(own))));
        }
        try {
            return YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read cannot be written", e);
        }
    }

    private static void place(ObjectNode file, Path content) {
        for (JsonNode holder : file.findParents("trace")) {
            Path trace = content.resolve(holder.path("trace").asText());
            if (holder instanceof ObjectNode fields && Files.isRegularFile(trace)) {
                fields.put("trace", trace.toString());
            }
        }
    }
}
