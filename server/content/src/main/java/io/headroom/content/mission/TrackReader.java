package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.TraceReader;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.GoldStar;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads what one track plays in one round. */
final class TrackReader {
    private final ContentFiles files;
    private final List<Problem> problems;

    TrackReader(ContentFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * A track-round and the archetypes of its balance sheet.
     *
     * @param archetypes in the order of the points that they should earn, best first
     */
    record Track(TrackRound round, List<Archetype> archetypes) {}

    /** The track in a document; what is wrong with it is noted. */
    Track read(Located at) {
        int before = problems.size();
        KnobReader reader = new KnobReader(problems);
        List<Knob> knobs = reader.knobs(at.at("knobs"));
        Configuration par = reader.configuration(at.at("par"), knobs);
        Configuration overbuild = reader.configuration(at.at("overbuild"), knobs);
        List<Configuration> grid = reader.grid(at.at("frontierGrid"), knobs);
        List<Archetype> archetypes = reader.archetypes(at.at("archetypes"), knobs);
        List<String> conditions = at.at("conditions").items().stream().map(Located::text).toList();
        AmountReader amounts = new AmountReader(knobs, conditions, problems);
        SystemPlanner planner =
                new SystemReader(amounts, new TraceReader(files, problems)).read(at.at("system"));
        Fault fault = FaultReader.fault(at.at("fault"));
        requireShares(at);
        SystemTrial trial = new SystemTrial(planner, conditions, problems);
        if (problems.size() == before) {
            trial.settings(at.at("system"), knobs, par);
        }
        if (problems.size() == before) {
            trial.fault(at.at("fault"), fault, par);
        }
        TrackRound round =
                new TrackRound(
                        new TrackId(at.at("track").text()),
                        at.at("title").sentence(),
                        at.at("persona").sentence(),
                        at.at("crisis").sentence(),
                        at.at("objective").sentence(),
                        at.at("unitName").text(),
                        at.at("costUnit").text(),
                        knobs,
                        par,
                        overbuild,
                        at.at("floorShare").number(),
                        at.at("targetShare").number(),
                        at.at("pace").integer(),
                        grid,
                        conditions,
                        goldStar(at),
                        fault,
                        planner);
        return new Track(round, archetypes);
    }

    private static @Nullable GoldStar goldStar(Located at) {
        Located star = at.at("goldStar");
        return at.has("goldStar")
                ? new GoldStar(star.at("label").sentence(), star.at("mostCostPerGood").number())
                : null;
    }

    private void requireShares(Located at) {
        double floor = at.at("floorShare").number();
        double target = at.at("targetShare").number();
        if (target <= floor) {
            problems.add(at.at("targetShare").problem("more than floorShare, " + floor));
        }
    }
}
