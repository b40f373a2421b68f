package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.command.Command;
import io.headroom.game.id.GameId;
import io.headroom.game.replay.ReplayReport;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.store.TestDatabase;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A track-round of mechanisms that no shipped one has (replicas behind clients that try again,
 * paged memory, schedulers to choose from, a loss of replicas) is YAML and nothing else.
 */
class NewTrackIT {
    private static final Path FILES = Path.of("src/test/resources/utilization-cliff");

    @AutoClose private final TestDatabase database = TestDatabase.create();
    @TempDir private Path folder = Path.of("");

    private Scenarios content() throws IOException {
        EditedContent.into(folder);
        EditedContent.copy(FILES, folder);
        return Scenarios.in(folder);
    }

    @Test
    void track_addedByFilesAlone_isPlayedAndReplaysExactly() throws Exception {
        Scenarios content = content();
        try (TestNode node = TestNode.alone(database, "cliff", content)) {
            Round game = Round.hostedAs("test", 3, node.games(), "cloud-titan");
            game.joined(node.games(), 2).toWorkbench();
            Player student = game.student(1);
            student.seesPhase("workbench");
            student.does(new Command.RunWhatIf(Round.par(student)));
            JsonNode tried =
                    student.sees(view -> view.path("strip").path(0).path("result").isArray());
            assertThat(tried.path("measures").findValuesAsText("name"))
                    .contains("p99", "utilization", "kvUsedShare");
            game.next("live");
            JsonNode end = game.toTheEnd();

            assertThat(end.path("leaderboard")).isNotEmpty();
            GameHistory history =
                    GameHistory.read(
                            database.eventLog(), new GameId(UUID.fromString(game.game().game())));
            ReplayReport report = history.replay(new PinnedContent(content, null));
            assertThat(report.mismatches()).isEmpty();
            assertThat(end.path("digest").asText()).isEqualTo(report.digest());
        }
    }
}
