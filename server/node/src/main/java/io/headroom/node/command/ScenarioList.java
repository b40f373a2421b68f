package io.headroom.node.command;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.protocol.HttpAnswer;

/** What can be hosted, as the console lists it: nothing that the class may not see. */
final class ScenarioList {
    private ScenarioList() {}

    /** The list as JSON text. */
    static String json(Scenarios scenarios) {
        return ServerCodec.json(scenarios.all().stream().map(ScenarioList::mission).toList());
    }

    private static HttpAnswer mission(Scenario scenario) {
        return new HttpAnswer.ListedMission(
                scenario.id(),
                scenario.title(),
                scenario.rounds().stream().map(ScenarioList::round).toList(),
                scenario.presets().stream().map(ScenarioList::preset).toList());
    }

    private static HttpAnswer.ListedPreset preset(Preset preset) {
        return new HttpAnswer.ListedPreset(
                preset.id(),
                preset.steps().stream()
                        .map(AgendaStep::round)
                        .filter(round -> round > 0)
                        .distinct()
                        .toList());
    }

    private static HttpAnswer.ListedRound round(Round round) {
        return new HttpAnswer.ListedRound(
                round.number(),
                round.title(),
                round.riddle(),
                round.tracks().stream()
                        .map(
                                track ->
                                        new HttpAnswer.ListedTrack(
                                                track.track().value(), track.title()))
                        .toList());
    }
}
