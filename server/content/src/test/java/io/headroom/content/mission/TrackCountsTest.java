package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.chance.Seeds;
import io.headroom.game.id.KnobId;
import io.headroom.game.live.Practice;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shipped tracks play as they always did: what is offered and what is good, run by run, is kept
 * in a file. {@code -Dgolden=write} writes it anew.
 */
class TrackCountsTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/io/headroom/content/mission/track-counts.csv");

    private static final int CONFIGURATIONS_DRAWN = 4;
    private static final int DRAWS = 3;
    private static final int SEEDS = 2;

    @Test
    void counts_ofTheShippedTracks_areTheGoldenOnes() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("track,configuration,draw,seed,offered,good,practiceOffered,practiceGood");
        for (TrackRound track : tracks()) {
            for (Map.Entry<String, Configuration> design : designs(track).entrySet()) {
                for (int draw = 0; draw < DRAWS; draw++) {
                    for (long seed = 1; seed <= SEEDS; seed++) {
                        rows.add(row(track, design, draw, seed));
                    }
                }
            }
        }
        String counted = String.join("\n", rows) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, counted);
        }
        assertThat(counted).isEqualTo(Files.readString(GOLDEN));
    }

    /** Beside the golden file, what must hold whatever the numbers are. */
    @Test
    void counts_ofEveryTrack_balanceAndDependOnTheSeed() {
        for (TrackRound track : tracks()) {
            Conditions conditions = conditions(track, 0);
            Measurement one = live(track, conditions, track.overbuild(), 1);
            Measurement other = live(track, conditions, track.overbuild(), 2);

            assertThat(one.offered())
                    .isEqualTo(one.completed() + one.rejected() + one.dropped() + one.crashed());
            assertThat(one.good()).isPositive().isLessThanOrEqualTo(one.completed());
            assertThat(List.of(other.offered(), other.good(), other.presenceNanos()))
                    .as(track.track().value())
                    .isNotEqualTo(List.of(one.offered(), one.good(), one.presenceNanos()));
        }
    }

    private static String row(
            TrackRound track, Map.Entry<String, Configuration> design, int draw, long seed) {
        Conditions conditions = conditions(track, draw);
        Measurement live = live(track, conditions, design.getValue(), seed);
        long own = Practice.seed(seed, 0);
        Measurement practice =
                Practice.replicate(track, conditions, design.getValue(), Weather.ofRun(own), own)
                        .measurement();
        return "%s,%s,%d,%d,%d,%d,%d,%d"
                .formatted(
                        track.track().value(),
                        design.getKey(),
                        draw,
                        seed,
                        live.offered(),
                        live.good(),
                        practice.offered(),
                        practice.good());
    }

    /** A live run as in a lecture, with its burst and its fault. */
    private static Measurement live(
            TrackRound track, Conditions conditions, Configuration configuration, long seed) {
        long length = track.lengthNanos();
        Planned planned =
                track.planner().plan(configuration, conditions, Weather.storm(seed), length);
        Simulation simulation = Simulation.start(planned.plan(), seed);
        for (Planned.Timed timed : planned.timetable()) {
            simulation.advanceTo(timed.atNanos());
            simulation.intervene(timed.intervention());
        }
        simulation.advanceTo(length);
        simulation.drain();
        return simulation.measure();
    }

    private static Map<String, Configuration> designs(TrackRound track) {
        Map<String, Configuration> designs = new LinkedHashMap<>();
        designs.put("par", track.par(Conditions.WRITTEN));
        designs.put("overbuild", track.overbuild());
        for (int each = 0; each < CONFIGURATIONS_DRAWN; each++) {
            long word = Seeds.derive(each, track.track().value());
            SortedMap<KnobId, Long> values = new TreeMap<>();
            for (Knob knob : track.knobs()) {
                word = Words.next(word);
                int place = Math.toIntExact(Words.below(word, knob.values().size()));
                values.put(knob.id(), knob.values().get(place));
            }
            designs.put("drawn-" + each, new Configuration(values));
        }
        return designs;
    }

    private static Conditions conditions(TrackRound track, long draw) {
        SortedMap<String, Integer> permille = new TreeMap<>();
        for (String name : track.conditionNames()) {
            long drawn = Words.below(Seeds.derive(draw, "conditions/" + name), 301);
            permille.put(name, draw == 0 ? 1_000 : Math.toIntExact(850 + drawn));
        }
        return new Conditions(permille);
    }

    private static List<TrackRound> tracks() {
        return Scenarios.bundled().all().stream()
                .flatMap(scenario -> scenario.rounds().stream())
                .flatMap(round -> round.tracks().stream())
                .toList();
    }
}
