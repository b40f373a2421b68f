package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.scenario.Conditions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TrackFileTest {
    private static final Path SCENARIOS = Path.of("../../scenarios");
    private static final String EDGE = "missions/model-serving/round-3/edge-guardian.yaml";

    @TempDir private Path folder;

    /** Else somebody who checks one file would check other days than those of its games. */
    @Test
    void file_byItself_drawsTheDaysOfItsGames() {
        for (String mission : new String[] {"model-serving", "distributed-inference"}) {
            for (PlayedTrack played : Scenarios.in(SCENARIOS).played(mission)) {
                PlayedTrack alone = TrackFile.read(SCENARIOS.resolve(played.file())).played();
                assertThat(alone.round()).as(played.file()).isEqualTo(played.round());
                assertThat(Conditions.drawn(alone.track(), alone.round(), 7))
                        .isEqualTo(Conditions.drawn(played.track(), played.round(), 7));
            }
        }
    }

    @Test
    void file_withoutARoundBesideIt_isOfNone() throws IOException {
        ShippedFiles.into(folder);
        Files.delete(folder.resolve(EDGE).resolveSibling("round.yaml"));
        assertThat(TrackFile.read(folder.resolve(EDGE)).played().round()).isZero();
    }
}
