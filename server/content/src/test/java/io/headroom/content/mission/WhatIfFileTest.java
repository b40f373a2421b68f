package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.RunResult;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.content.simulation.SimulationRun;
import io.headroom.content.simulation.Watching;
import io.headroom.game.live.Practice;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.measure.Measurement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

class WhatIfFileTest {
    private static final Path CONTENT = Path.of("..", "..", "scenarios");
    private static final long SEED = 71;

    static Stream<TrackRound> tracks() {
        return TrackPlannerTest.tracks();
    }

    @ParameterizedTest
    @MethodSource("tracks")
    void file_ofAWhatIf_measuresTheSameBits(TrackRound track) throws Exception {
        TreeMap<String, Integer> drawn = new TreeMap<>();
        track.conditionNames().forEach(name -> drawn.put(name, 1_037));
        Conditions conditions = new Conditions(drawn);

        String calm = WhatIfFile.of(track, conditions, track.overbuild(), SEED, null, null);
        List<RunResult> results = simulated(calm);
        assertThat(results).hasSize(Practice.REPLICATIONS);
        for (int index = 0; index < Practice.REPLICATIONS; index++) {
            long own = Practice.seed(SEED, index);
            assertThat(longs(results.get(index).measured()))
                    .isEqualTo(practised(track, conditions, Weather.CALM, own));
            String storm = WhatIfFile.of(track, conditions, track.overbuild(), SEED, index, null);
            assertThat(longs(simulated(storm).getFirst().measured()))
                    .isEqualTo(practised(track, conditions, Weather.ofRun(own), own))
                    .isNotEqualTo(longs(results.get(index).measured()));
        }
    }

    private static List<RunResult> simulated(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Experiment experiment =
                new SimulationFile("what-if.yaml", bytes, CONTENT).experiment(List.of());
        return SimulationRun.run(experiment, null, new Watching());
    }

    private static List<Long> practised(
            TrackRound track, Conditions conditions, Weather weather, long seed) {
        return longs(
                Practice.replicate(track, conditions, track.overbuild(), weather, seed)
                        .measurement());
    }

    private static List<Long> longs(Measurement measurement) {
        List<Long> longs = new ArrayList<>();
        measurement.forEachLong(longs::add);
        return longs;
    }
}
