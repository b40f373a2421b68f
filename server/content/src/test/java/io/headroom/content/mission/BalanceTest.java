package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.mission.BalanceSheet.Outcome;
import io.headroom.content.mission.BalanceSheet.Sky;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.TrackRound;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every track-round is worth playing: better designs earn more, by the real simulator, the real
 * search and the real score, in the weather that practice publishes.
 */
class BalanceTest {
    /** Draws of the hidden conditions; the first is the scenario as it is written. */
    private static final int DRAWS = 3;

    private static final int LIVE_SEEDS = 2;

    private static final int ROUND = 2;
    private static final int SEEDS_OF_DEVIATION = 20;

    /**
     * In one draw neighbours may change places by as much as one step of a money knob is worth: the
     * frontier is the best of a grid, not of all numbers.
     */
    private static final double ONE_STEP_POINTS = 25;

    private static final List<String> ORDER =
            List.of("frontier", "good", "lean", "careful", "overbuild", "starver", "par");

    private static final Scenarios SCENARIOS = Scenarios.bundled();

    private static final Map<String, BalanceSheet> SHEETS = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer"})
    void points_ofDesigns_standInTheOrderOfTheirWorth(String track) {
        Map<String, Double> sums = new HashMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Map<String, Double> points =
                    sheet(track, draw).means(LIVE_SEEDS, Sky.STORM, BalanceSheet::points);
            points.forEach((name, each) -> sums.merge(name, each / DRAWS, Double::sum));
            assertFalling(points, ONE_STEP_POINTS, "draw " + draw + ": " + points);
            assertThat(points.get("par")).as("par in draw %d", draw).isLessThan(150);
        }
        assertFalling(sums, 0, "mean over draws: " + sums);
    }

    /** Every design has more points than the next, but for {@code slack}. */
    private static void assertFalling(Map<String, Double> points, double slack, String shown) {
        for (int i = 1; i < ORDER.size(); i++) {
            double better = Objects.requireNonNull(points.get(ORDER.get(i - 1)));
            double worse = Objects.requireNonNull(points.get(ORDER.get(i)));
            assertThat(better)
                    .as("%s above %s in %s", ORDER.get(i - 1), ORDER.get(i), shown)
                    .isGreaterThan(worse - slack);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer"})
    void overbuild_inEveryDraw_meetsTheObjectiveForSeveralTimesTheMoney(String track) {
        for (int draw = 0; draw < DRAWS; draw++) {
            BalanceSheet sheet = sheet(track, draw);
            for (Sky sky : Sky.values()) {
                Anchors anchors = sheet.anchors(0, sky);
                Outcome overbuild = sheet.run(sheet.ghosts().overbuild(), 0, sky);
                String where = "draw " + draw + ", " + sky;

                assertThat(anchors.overbuildCost() / anchors.frontierCost())
                        .as("overbuild to frontier, %s", where)
                        .isBetween(2.5, 4.0);
                assertThat(BalanceSheet.points(overbuild, anchors))
                        .as(where)
                        .isBetween(570.0, 600.0);
            }
        }
    }

    /** A fault that nobody feels is none, and who saved too much feels it more than the best. */
    @ParameterizedTest
    @ValueSource(strings = {"cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer"})
    void fault_ofTheTrack_isFeltMostByWhoSavedTooMuch(String track) {
        BalanceSheet sheet = sheet(track, 0);
        double starver = lostToTheFault(sheet, "starver");
        assertThat(starver).isGreaterThan(0.01).isGreaterThan(lostToTheFault(sheet, "frontier"));
    }

    /** Adherence that a design has in a burst alone and not when something breaks besides. */
    private static double lostToTheFault(BalanceSheet sheet, String name) {
        Configuration design = Objects.requireNonNull(sheet.designs().get(name));
        double lost = 0;
        for (int seed = 0; seed < LIVE_SEEDS; seed++) {
            lost += sheet.run(design, seed, Sky.BURST).adherence() / LIVE_SEEDS;
            lost -= sheet.run(design, seed, Sky.STORM).adherence() / LIVE_SEEDS;
        }
        return lost;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer"})
    void knobs_atEitherEnd_loseToTheFrontier(String track) {
        BalanceSheet sheet = sheet(track, 0);
        Anchors anchors = sheet.anchors(0, Sky.STORM);
        for (Knob knob : round(track).knobs()) {
            for (long end : List.of(knob.values().getFirst(), knob.values().getLast())) {
                Outcome outcome = sheet.run(sheet.with(knob.id(), end), 0, Sky.STORM);

                assertThat(BalanceSheet.points(outcome, anchors))
                        .as("%s at %d", knob.id().value(), end)
                        .isLessThan(980);
            }
        }
    }

    /**
     * Measured over 20 live seeds: at most 1.2 points for these two designs on every track. Designs
     * that stand on the edge move more: lean 8 to 28 points, the starver up to 70.
     */
    @ParameterizedTest
    @ValueSource(strings = {"cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer"})
    void points_ofOneDesign_dependLittleOnTheLiveSeed(String track) {
        BalanceSheet sheet = sheet(track, 0);
        for (String name : List.of("good", "careful")) {
            List<Double> points = new ArrayList<>();
            for (int seed = 0; seed < SEEDS_OF_DEVIATION; seed++) {
                var design = Objects.requireNonNull(sheet.designs().get(name));
                Outcome outcome = sheet.run(design, seed, Sky.STORM);
                assertThat(outcome.offered()).as("units offered").isGreaterThan(5_000);
                points.add(BalanceSheet.points(outcome, sheet.anchors(seed, Sky.STORM)));
            }
            assertThat(deviation(points)).as("%s: %s", name, points).isLessThan(10);
        }
    }

    private static double deviation(List<Double> values) {
        double mean = values.stream().mapToDouble(each -> each).sum() / values.size();
        double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    /** The search takes seconds: each sheet is made once. */
    private static BalanceSheet sheet(String track, int draw) {
        return SHEETS.computeIfAbsent(
                track + "/" + draw, key -> BalanceSheet.of(round(track), archetypes(track), draw));
    }

    private static TrackRound round(String track) {
        Scenario scenario = Objects.requireNonNull(SCENARIOS.byId("model-serving"));
        return scenario.rounds().stream()
                .filter(each -> each.number() == ROUND)
                .flatMap(each -> each.tracks().stream())
                .filter(each -> each.track().value().equals(track))
                .findFirst()
                .orElseThrow();
    }

    private static List<Archetype> archetypes(String track) {
        return SCENARIOS.archetypes("model-serving", ROUND, new TrackId(track));
    }
}
