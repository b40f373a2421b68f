package io.headroom.content.balance;

import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.chance.Seeds;
import io.headroom.game.frontier.GhostSearch;
import io.headroom.game.frontier.KnobSpace;
import io.headroom.game.frontier.RandomDesign;
import io.headroom.game.live.Practice;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.Start;
import io.headroom.game.scenario.TrackRound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A track-round in one draw of a game's conditions, with the ghosts that are found there: what
 * designs do and earn, each beside the ghosts in the same run.
 */
final class TrackDraw {
    /** Live seeds that means are taken over. */
    static final int SEEDS = 2;

    private final PlayedTrack played;
    private final int number;
    private final Conditions conditions;
    private final SystemRuns runs;
    private final Ghosts nominal;
    private final Ghosts ghosts;

    private TrackDraw(
            PlayedTrack played, int number, SystemRuns runs, Ghosts nominal, Ghosts ghosts) {
        this.played = played;
        this.number = number;
        this.conditions = DrawnConditions.of(played, number);
        this.runs = runs;
        this.nominal = nominal;
        this.ghosts = ghosts;
    }

    /** The conditions as they are written, with the ghosts that a game finds there. */
    static TrackDraw written(PlayedTrack played, SystemRuns runs) {
        return known(played, runs, search(played, 0, runs));
    }

    /**
     * Another draw, with the ghosts that a game finds there.
     *
     * @param number from 1
     * @param nominal the ghosts of the written conditions
     */
    static TrackDraw drawn(PlayedTrack played, int number, SystemRuns runs, Ghosts nominal) {
        return new TrackDraw(played, number, runs, nominal, search(played, number, runs));
    }

    /** The written conditions, with what was found there before. */
    static TrackDraw known(PlayedTrack played, SystemRuns runs, Ghosts found) {
        return new TrackDraw(played, 0, runs, found, found);
    }

    /** The search of a game, on seeds that nobody is judged by. */
    private static Ghosts search(PlayedTrack played, int number, SystemRuns runs) {
        Conditions conditions = DrawnConditions.of(played, number);
        return GhostSearch.search(
                space(played, conditions, runs, true),
                space(played, conditions, runs, false),
                number,
                () -> false);
    }

    private static KnobSpace space(
            PlayedTrack played, Conditions conditions, SystemRuns runs, boolean practice) {
        return new KnobSpace(
                played.track(),
                Map.of(),
                (configuration, seed) ->
                        runs.run(
                                        new RunAsked(
                                                configuration,
                                                conditions,
                                                WeatherKind.STORM,
                                                practice,
                                                seed))
                                .trial());
    }

    PlayedTrack played() {
        return played;
    }

    TrackRound track() {
        return played.track();
    }

    int number() {
        return number;
    }

    Conditions conditions() {
        return conditions;
    }

    /** The naive start of these conditions. */
    Configuration par() {
        return track().par(conditions);
    }

    /** What else teams may set out from in these conditions. */
    List<Start> starts() {
        return track().starts(conditions);
    }

    /** The best that is known of the conditions as they are written. */
    Configuration nominalFrontier() {
        return nominal.frontier();
    }

    /** Whether anything breaks in a storm. */
    boolean hasFault() {
        return played.at().at("weather").has("fault");
    }

    /** Both, for who asks again. */
    Ghosts ghosts() {
        return ghosts;
    }

    /** F, the best that is known. */
    Configuration frontier() {
        return ghosts.frontier();
    }

    /** O, which meets the objective by money alone. */
    Configuration overbuild() {
        return ghosts.overbuild();
    }

    /** The seed of the traffic that what-ifs and the search for ghosts meet. */
    long practiceSeed() {
        return number;
    }

    /** A seed of live traffic, which no search has met. */
    long liveSeed(int index) {
        return Seeds.derive(number, "live", index);
    }

    /** A run in live traffic. */
    RunFigures run(Configuration configuration, WeatherKind weather, int seed) {
        return runs.run(new RunAsked(configuration, conditions, weather, false, liveSeed(seed)));
    }

    /** What a run with some live seed is measured against. */
    EarnedPoints scale(WeatherKind weather, int seed) {
        RunFigures best = run(frontier(), weather, seed);
        RunFigures money = run(overbuild(), weather, seed);
        return scale(best, money);
    }

    private EarnedPoints scale(RunFigures best, RunFigures money) {
        return new EarnedPoints(
                new Anchors(
                        track().floorShare(),
                        track().targetShare(),
                        best.adherence(),
                        best.cost(),
                        money.cost()));
    }

    /** What a design earns with a live seed. */
    double points(Configuration configuration, WeatherKind weather, int seed) {
        return scale(weather, seed).of(run(configuration, weather, seed));
    }

    /** What a design earns, mean over live seeds. */
    double points(Configuration configuration, WeatherKind weather) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += points(configuration, weather, seed);
        }
        return sum / SEEDS;
    }

    /** What a what-if says that a design earns in storms. */
    double whatIf(Configuration configuration) {
        RunFigures best = practice(frontier());
        RunFigures money = practice(overbuild());
        return scale(best, money).of(practice(configuration));
    }

    private RunFigures practice(Configuration configuration) {
        List<RunFigures> all = new ArrayList<>();
        for (int index = 0; index < Practice.REPLICATIONS; index++) {
            long seed = Practice.seed(number, index);
            all.add(
                    runs.run(
                            new RunAsked(
                                    configuration, conditions, WeatherKind.STORM, true, seed)));
        }
        return RunFigures.mean(all);
    }

    /** Mean adherence over live seeds. */
    double adherence(Configuration configuration, WeatherKind weather) {
        return mean(configuration, weather, RunFigures::adherence);
    }

    /** Mean cost per good unit over live seeds. */
    double cost(Configuration configuration, WeatherKind weather) {
        return mean(configuration, weather, RunFigures::cost);
    }

    private double mean(
            Configuration configuration, WeatherKind weather, ToDoubleFunction<RunFigures> figure) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += figure.applyAsDouble(run(configuration, weather, seed));
        }
        return sum / SEEDS;
    }

    /** A configuration in a few words. */
    String told(Configuration configuration) {
        List<String> values = new ArrayList<>();
        for (Knob knob : track().knobs()) {
            int place = KnobMoves.place(configuration, knob);
            String value =
                    knob.names().isEmpty()
                            ? String.valueOf(configuration.value(knob.id()))
                            : "\"" + knob.names().get(place) + "\"";
            values.add(knob.id().value() + " " + value);
        }
        return String.join(", ", values);
    }

    /** Designs that were drawn evenly over the values of all knobs; the same for all draws. */
    List<Configuration> random(int count) {
        List<Configuration> drawn = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            drawn.add(RandomDesign.of(track().knobs(), Seeds.derive(index, "random")));
        }
        return drawn;
    }
}
