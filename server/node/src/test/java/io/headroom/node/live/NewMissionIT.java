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

import java.nio.file.Path;
import java.util.UUID;

/**
 * A third mission, of a mechanism that no shipped one has (a fleet that scales, and starts cold),
 * is YAML and nothing else: written on what {@code new-mission} writes and from the documentation.
 */
class NewMissionIT {
    private static final Path FILES = Path.of("src/test/resources/third-mission");

    @AutoClose private final TestDatabase database = TestDatabase.create();

    @Test
    void mission_writtenInFilesAlone_isPlayedAndReplaysExactly() throws Exception {
        Scenarios content = Scenarios.in(FILES);
        try (TestNode node = TestNode.alone(database, "rush", content)) {
            Round game = Round.hostedOf("morning-rush", node.games(), "cloud-titan");
            game.joined(node.games(), 2).toWorkbench();
            Player student = game.student(1);
            student.seesPhase("workbench");
            student.does(new Command.RunWhatIf(Round.par(student)));
            JsonNode tried =
                    student.sees(view -> view.path("strip").path(0).path("result").isArray());
            assertThat(tried.path("measures").findValuesAsText("name"))
                    .contains("p99", "utilization", "meanWait");
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
