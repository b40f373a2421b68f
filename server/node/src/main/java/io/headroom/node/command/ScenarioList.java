package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;

/** What can be hosted, as the console lists it: nothing that the class may not see. */
final class ScenarioList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioList() {}

    /** The list as JSON text. */
    static String json(Scenarios scenarios) {
        ArrayNode list = JSON.createArrayNode();
        scenarios.all().forEach(scenario -> scenario(list.addObject(), scenario));
        return list.toString();
    }

    private static void scenario(ObjectNode node, Scenario scenario) {
        node.put("id", scenario.id()).put("title", scenario.title());
        ArrayNode rounds = node.putArray("rounds");
        for (Round round : scenario.rounds()) {
            ObjectNode entry = rounds.addObject();
            entry.put("number", round.number());
            entry.put("title", round.title()).put("riddle", round.riddle());
            ArrayNode tracks = entry.putArray("tracks");
            for (TrackRound track : round.tracks()) {
                tracks.addObject().put("track", track.track().value()).put("title", track.title());
            }
        }
        ArrayNode presets = node.putArray("presets");
        for (Preset preset : scenario.presets()) {
            presets.addObject().put("id", preset.id());
        }
    }
}
