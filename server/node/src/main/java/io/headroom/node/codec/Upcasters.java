package io.headroom.node.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.event.EventType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How events of older versions become those of this program, payload by payload, a version at a
 * time. What is here stays here: logs are kept for ever. An upcaster works on what the payload
 * holds and on nothing else; where an old program did not say something, the new shape says that it
 * is not said.
 */
final class Upcasters {
    /** By type, from version 1 on. */
    private static final Map<EventType, List<Consumer<ObjectNode>>> STEPS =
            Map.ofEntries(
                    Map.entry(
                            EventType.GAME_CREATED,
                            List.of(Upcasters::created2, Upcasters::created3, Upcasters::created4)),
                    Map.entry(
                            EventType.GHOSTS_CHOSEN,
                            List.of(Upcasters::ghosts2, Upcasters::ghosts3, Upcasters::ghosts4)),
                    Map.entry(
                            EventType.WHAT_IF_FINISHED,
                            List.of(Upcasters::whatIf2, Upcasters::whatIf3)),
                    Map.entry(EventType.CANDIDATE_SUBMITTED, List.of(Upcasters::submitted2)),
                    Map.entry(EventType.WHAT_IF_STARTED, List.of(Upcasters::spent2)),
                    Map.entry(EventType.LIVE_RUN_STARTED, List.of(Upcasters::started2)),
                    Map.entry(EventType.BURST_INJECTED, List.of(Upcasters::within)),
                    Map.entry(EventType.FAULT_INJECTED, List.of(Upcasters::within)),
                    Map.entry(
                            EventType.LIVE_RUN_FINISHED,
                            List.of(Upcasters::live2, Upcasters::live3)),
                    Map.entry(
                            EventType.ROUND_SCORED,
                            List.of(Upcasters::scored2, Upcasters::scored3)),
                    Map.entry(EventType.TEAM_FORMED, List.of(Upcasters::formed2)),
                    Map.entry(EventType.SEAT_REMOVED, List.of(Upcasters::removed2)));

    private static final double NANOS_PER_MILLI = 1e6;

    private Upcasters() {}

    /**
     * A payload in the shape of this program.
     *
     * @param version that it was written with, older than the type's
     * @param payload changed in place
     */
    static JsonNode bringUp(EventType type, int version, JsonNode payload) {
        if (payload instanceof ObjectNode object) {
            STEPS.getOrDefault(type, List.of())
                    .subList(version - 1, type.version() - 1)
                    .forEach(step -> step.accept(object));
        }
        return payload;
    }

    /** What is done to each object of a list, or of a mapping. */
    private static void each(JsonNode all, Consumer<ObjectNode> step) {
        for (JsonNode one : all) {
            if (one instanceof ObjectNode object) {
                step.accept(object);
            }
        }
    }

    /** One round became several, the agenda and the version of the rules were pinned. */
    private static void created2(ObjectNode created) {
        JsonNode conditions = created.path("conditions");
        JsonNode round = created.remove("round");
        created.putObject("conditions").set(round == null ? "" : round.asText(), conditions);
        created.put("rulesVersion", 1);
        created.putArray("agenda");
    }

    /** A debrief was one piece, and no what-if waited for the one before it. */
    private static void created3(ObjectNode created) {
        created.put("pacingMillis", 0);
        each(created.path("agenda"), step -> step.putNull("debrief"));
    }

    /** What the ghosts do in practice was not written down. */
    private static void ghosts2(ObjectNode chosen) {
        each(chosen.path("ghosts"), ghosts -> ghosts.putNull("anchors"));
    }

    /** What par does in practice was not either. */
    private static void ghosts3(ObjectNode chosen) {
        each(chosen.path("ghosts"), ghosts -> ghosts.putNull("par").putNull("threshold"));
    }

    /** The house had no teams. */
    private static void created4(ObjectNode created) {
        created.put("houseTeams", false);
    }

    /** So none rode. */
    private static void ghosts4(ObjectNode chosen) {
        each(chosen.path("ghosts"), ghosts -> ghosts.putNull("house"));
    }

    /** When a what-if began was not said, nor what anybody thought of it. */
    private static void spent2(ObjectNode started) {
        started.put("gameMillis", 0).putNull("prediction").putNull("against");
    }

    /** One member was enough, and when was not said. */
    private static void submitted2(ObjectNode submitted) {
        submitted.put("gameMillis", 0);
    }

    /** A team's name stood there in words. */
    private static void formed2(ObjectNode formed) {
        formed.put("name", TeamWords.number(formed.path("name").asText()));
    }

    /** When a seat was removed was not said. */
    private static void removed2(ObjectNode removed) {
        removed.put("gameMillis", 0);
    }

    /** Each figure of a what-if was a field of its own. */
    private static void whatIf2(ObjectNode finished) {
        if (finished.path("result") instanceof ObjectNode result) {
            figures2(result, "replications");
        }
    }

    /** So was each figure of a live run. */
    private static void live2(ObjectNode finished) {
        each(finished.path("results"), result -> figures2(result, "entrant"));
    }

    /** Times were means over stages, in live runs whole nanoseconds; none of nobody was 0. */
    private static void figures2(ObjectNode result, String other) {
        ObjectNode former = result.deepCopy().without(other);
        result.retain(other);
        ObjectNode figures = result.putObject("figures");
        for (Map.Entry<String, JsonNode> field : former.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            double least = value.path("low").asDouble(value.asDouble());
            if (least == 0 && (name.startsWith("p") || name.equals("meanBatch"))) {
                continue;
            }
            figures.set(
                    present(name),
                    name.endsWith("Nanos")
                            ? DoubleNode.valueOf(value.doubleValue() / NANOS_PER_MILLI)
                            : value);
        }
    }

    private static String present(String former) {
        return switch (former) {
            case "p50Millis", "p50Nanos" -> "p50";
            case "p99Millis", "p99Nanos" -> "p99";
            case "formingMillis" -> "stageForming";
            case "queueMillis" -> "stageQueue";
            case "serviceMillis" -> "stageService";
            case "formingNanos" -> "stageFormingWhole";
            case "queueNanos" -> "stageQueueWhole";
            case "serviceNanos" -> "stageServiceWhole";
            default -> former;
        };
    }

    /** A sentence stood with the points. */
    private static void scored2(ObjectNode scored) {
        each(scored.path("scores"), score -> score.remove("nextStep"));
    }

    /**
     * What was earned above the most that thrift is worth stood with the points of thrift; nobody
     * was challenged.
     */
    private static void scored3(ObjectNode scored) {
        each(scored.path("scores"), score -> score.put("bonusPoints", 0).put("challengePoints", 0));
    }

    /** None was judged. */
    private static void live3(ObjectNode finished) {
        each(finished.path("results"), result -> result.putNull("challenge"));
    }

    /** What-ifs had one weather. */
    private static void whatIf3(ObjectNode finished) {
        JsonNode storm = finished.path("result");
        finished.putObject("result").putNull("calm").set("storm", storm);
    }

    /** Nothing came by itself, and where what a team rides with comes from was not said. */
    private static void started2(ObjectNode started) {
        started.putObject("sources");
        started.putObject("weather");
        started.put("challengeTick", 0);
    }

    /** Nothing was published that an instructor could have gone beyond. */
    private static void within(ObjectNode injected) {
        injected.put("beyond", false);
    }
}
