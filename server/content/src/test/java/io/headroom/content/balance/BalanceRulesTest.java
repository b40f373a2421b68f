package io.headroom.content.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.binding.Exemption;
import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.id.KnobId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Rules find what they are for, at its place, and nothing else. */
class BalanceRulesTest {
    /** Rules that ask nothing of starts, which the real track-round has for its real system. */
    private static final List<DrawRule> RULES =
            List.of(
                    new UnitsRule(),
                    new FrontierRule(),
                    new NeighbourRule(),
                    new OverbuildRule(),
                    new WeatherRule(),
                    new ProfileRule());

    private static List<Finding> check(PlayedTrack played, SystemRuns system) {
        TrackDraw draw = TrackDraw.written(played, new KeptRuns(system));
        Findings findings = Findings.none(played);
        RULES.forEach(rule -> rule.check(draw, findings.of(rule.id())));
        return findings.all();
    }

    @Test
    void search_ofAFormula_findsItsBest() {
        TrackDraw draw = TrackDraw.written(FakeSystem.edge(), FakeSystem.BALANCED);
        assertThat(draw.frontier().value(new KnobId("batch"))).isEqualTo(5);
        assertThat(draw.frontier().value(new KnobId("window"))).isEqualTo(2_000);
        assertThat(draw.frontier().value(new KnobId("power"))).isEqualTo(20);
    }

    @Test
    void rules_ofABalancedSystem_hold() {
        assertThat(check(FakeSystem.edge(), FakeSystem.BALANCED)).isEmpty();
    }

    /** One thing is wrong with the formula, and that is found. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.03, 0.012, flat, knobs[1]",
        "0.04, 0.03, 0, 0.012, burst, weather.burst",
        "0.04, 0.03, 0.03, 0, fault, weather.fault",
        "0.04, 0.03, 0.03, 0.2, overbuild, overbuild"
    })
    void rules_ofASystemThatIsNot_sayWhere(
            double batch, double window, double burst, double fault, String rule, String path) {
        List<Finding> found = check(FakeSystem.edge(), new FakeSystem(batch, window, burst, fault));
        assertThat(found)
                .anySatisfy(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(rule);
                            assertThat(finding.problem().path()).isEqualTo(path);
                            assertThat(finding.problem().line()).isPositive();
                        });
    }

    @Test
    void rules_ofASystemThatLosesAFew_sayThatTheTargetIsOutOfReach() {
        SystemRuns lossy =
                asked -> {
                    RunFigures run = FakeSystem.BALANCED.run(asked);
                    return new RunFigures(run.offered(), run.adherence() - 0.02, run.cost());
                };
        assertThat(check(FakeSystem.edge(), lossy))
                .filteredOn(each -> each.rule().equals("frontier"))
                .extracting(each -> each.problem().path())
                .containsOnly("score.target");
    }

    @Test
    void rules_ofASystemThatLosesMany_sayThatTheFloorIsOutOfReach() {
        SystemRuns lossy =
                asked -> {
                    RunFigures run = FakeSystem.BALANCED.run(asked);
                    return new RunFigures(run.offered(), 0.7 * run.adherence(), run.cost());
                };
        assertThat(check(FakeSystem.edge(), lossy))
                .filteredOn(each -> each.rule().equals("floor"))
                .extracting(each -> each.problem().path())
                .isNotEmpty()
                .containsOnly("score.floor");
    }

    /** Power is free: the most of it is best, and money buys no more than that. */
    @Test
    void rules_ofAKnobThatCostsNothing_sayThatItsEndIsBest() {
        SystemRuns free =
                asked -> {
                    RunFigures run = FakeSystem.BALANCED.run(asked);
                    return new RunFigures(run.offered(), run.adherence(), 1 / run.adherence());
                };
        assertThat(check(FakeSystem.edge(), free)).extracting(Finding::rule).contains("overbuild");
    }

    @Test
    void finding_thatTheFileExempts_isANote() {
        Exemption exemption = new Exemption("burst", "It never rains.", FakeSystem.edge().at());
        List<Finding> found =
                check(FakeSystem.edge(exemption), new FakeSystem(0.04, 0.03, 0, 0.012));
        assertThat(found).singleElement().satisfies(each -> assertThat(each.isExcused()).isTrue());
        assertThat(found.getFirst().toString()).endsWith("[burst, exempt: It never rains.]");
    }

    @Test
    void profile_ofARidge_isFoundByTurningTwoKnobs() {
        // Dearer the further power and batch are from power = batch + 10, and cheapest far down it.
        SystemRuns ridge =
                asked -> {
                    long batch = asked.configuration().value(new KnobId("batch"));
                    long power = asked.configuration().value(new KnobId("power"));
                    double cost = 30 + 4.0 * Math.abs(power - 10 - batch) + 0.5 * batch;
                    return new RunFigures(10_000, 1, cost);
                };
        TrackDraw draw = TrackDraw.written(FakeSystem.edge(), ridge);
        assertThat(draw.frontier().value(new KnobId("batch"))).isEqualTo(1);
        assertThat(draw.frontier().value(new KnobId("power"))).isEqualTo(11);
    }
}
