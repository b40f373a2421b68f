package io.headroom.game.rules;

import io.headroom.game.NewGame;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.SimulatorVersion;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a game begins. */
public final class Opening {
    private static final int LEAST_TEAM_SIZE = 1;
    private static final int MOST_TEAM_SIZE = 8;

    private Opening() {}

    /** See {@link io.headroom.game.Game#create}. */
    public static Decision create(Scenario scenario, NewGame request) {
        Preset preset = scenario.preset(request.preset());
        if (preset == null) {
            return Answers.refused(RefusalCode.NO_SUCH_PRESET, request.preset());
        }
        if (request.teamSize() < LEAST_TEAM_SIZE || request.teamSize() > MOST_TEAM_SIZE) {
            return Answers.refused(RefusalCode.TEAM_SIZE_INVALID, LEAST_TEAM_SIZE, MOST_TEAM_SIZE);
        }
        List<AgendaStep> agenda =
                preset.agenda(request.round()).stream()
                        .flatMap(step -> step.divided().stream())
                        .toList();
        List<TrackId> tracks = request.tracks().stream().distinct().toList();
        SortedMap<Integer, SortedMap<TrackId, SortedMap<String, Integer>>> conditions =
                new TreeMap<>();
        for (int number : agenda.stream().map(AgendaStep::round).distinct().toList()) {
            Round round = scenario.round(number);
            if (round == null) {
                return Answers.refused(RefusalCode.NO_SUCH_ROUND, number);
            }
            List<TrackId> all = round.tracks().stream().map(TrackRound::track).toList();
            tracks = tracks.isEmpty() ? all : tracks;
            for (TrackId track : tracks) {
                if (!all.contains(track)) {
                    return Answers.refused(RefusalCode.NO_SUCH_TRACK, track.value());
                }
            }
            conditions.put(number, conditions(round, tracks, request.seed()));
        }
        return Answers.accepted(
                new GameCreated(
                        request.code(),
                        scenario.id(),
                        scenario.contentHash(),
                        SimulatorVersion.SIMULATOR_VERSION,
                        RulesVersion.RULES_VERSION,
                        request.preset(),
                        agenda,
                        preset.pacingMillis(),
                        request.seed(),
                        conditions,
                        request.teamSize(),
                        tracks,
                        request.houseTeams()));
    }

    /** What the seed draws for each played track. */
    static SortedMap<TrackId, SortedMap<String, Integer>> conditions(
            Round round, List<TrackId> tracks, long seed) {
        SortedMap<TrackId, SortedMap<String, Integer>> conditions = new TreeMap<>();
        for (TrackRound track : round.tracks()) {
            if (!tracks.contains(track.track())) {
                continue;
            }
            conditions.put(track.track(), Conditions.drawn(track, round.number(), seed).permille());
        }
        return conditions;
    }
}
