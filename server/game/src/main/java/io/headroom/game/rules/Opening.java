package io.headroom.game.rules;

import io.headroom.game.NewGame;
import io.headroom.game.chance.Seeds;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;
import io.headroom.simulator.EngineVersion;
import io.headroom.simulator.chance.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a game begins. */
public final class Opening {
    private static final int MOST_TEAM_SIZE = 10;
    private static final int LEAST_PERMILLE = 850;
    private static final int MOST_PERMILLE = 1_150;

    private Opening() {}

    /** See {@link io.headroom.game.Game#create}. */
    public static Decision create(Scenario scenario, NewGame request) {
        Round round = round(scenario, request.round());
        if (round == null) {
            return Answers.refused(
                    RefusalCode.NO_SUCH_ROUND,
                    "The mission " + scenario.id() + " has no round " + request.round() + ".");
        }
        if (scenario.presets().stream().noneMatch(p -> p.id().equals(request.preset()))) {
            return Answers.refused(
                    RefusalCode.NO_SUCH_PRESET,
                    "The mission " + scenario.id() + " has no preset " + request.preset() + ".");
        }
        if (request.teamSize() < 1 || request.teamSize() > MOST_TEAM_SIZE) {
            return Answers.refused(
                    RefusalCode.TEAM_SIZE_INVALID,
                    "A team has 1 to "
                            + MOST_TEAM_SIZE
                            + " members, not "
                            + request.teamSize()
                            + ".");
        }
        List<TrackId> all = round.tracks().stream().map(TrackRound::track).toList();
        List<TrackId> tracks =
                request.tracks().isEmpty() ? all : request.tracks().stream().distinct().toList();
        for (TrackId track : tracks) {
            if (!all.contains(track)) {
                return Answers.refused(
                        RefusalCode.NO_SUCH_TRACK,
                        "Round " + round.number() + " has no track " + track.value() + ".");
            }
        }
        return Answers.accepted(
                new GameCreated(
                        request.code(),
                        scenario.id(),
                        scenario.contentHash(),
                        EngineVersion.ENGINE_VERSION,
                        round.number(),
                        request.preset(),
                        request.seed(),
                        conditions(round, tracks, request.seed()),
                        request.teamSize(),
                        tracks));
    }

    private static @Nullable Round round(Scenario scenario, int number) {
        for (Round round : scenario.rounds()) {
            if (round.number() == number) {
                return round;
            }
        }
        return null;
    }

    /** What the seed draws for each played track, ± 15 %. */
    static SortedMap<TrackId, SortedMap<String, Integer>> conditions(
            Round round, List<TrackId> tracks, long seed) {
        SortedMap<TrackId, SortedMap<String, Integer>> conditions = new TreeMap<>();
        for (TrackRound track : round.tracks()) {
            if (!tracks.contains(track.track())) {
                continue;
            }
            SortedMap<String, Integer> permille = new TreeMap<>();
            for (String name : track.conditionNames()) {
                String stream = "condition/" + track.track().value() + "/" + name;
                long word = Seeds.derive(seed, stream, round.number());
                long above = Words.below(word, MOST_PERMILLE - LEAST_PERMILLE + 1L);
                permille.put(name, Math.toIntExact(LEAST_PERMILLE + above));
            }
            conditions.put(track.track(), permille);
        }
        return conditions;
    }
}
