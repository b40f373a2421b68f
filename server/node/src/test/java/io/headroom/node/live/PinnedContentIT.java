package io.headroom.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.mission.Scenarios;
import io.headroom.game.command.Command;
import io.headroom.game.id.GameId;
import io.headroom.game.replay.ReplayReport;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.session.UnplayableGame;
import io.headroom.node.store.TestDatabase;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Games outlive the files that they were made with. */
class PinnedContentIT {
    @AutoClose private final TestDatabase database = TestDatabase.create();
    @TempDir private Path folder = Path.of("");

    /** The shipped content with another bar, and a sentence that was mended since. */
    private Scenarios edited() throws IOException {
        EditedContent.into(folder);
        Path track = folder.resolve("missions/model-serving/round-2/tiny-pioneer.yaml");
        EditedContent.edit(track, "floor: 0.85", "floor: 0.8");
        Path texts = folder.resolve("texts/en/missions/model-serving/round-2.yaml");
        EditedContent.edit(texts, "title: The batching tax", "title: The bathing tax");
        return Scenarios.in(folder);
    }

    @Test
    void game_ofAnEditedMission_goesOnWhereTheFilesAreOthers_andReplays() throws Exception {
        Scenarios old = edited();
        Round round;
        try (TestNode before = TestNode.alone(database, "with-the-files", old)) {
            round = Round.hosted(before.games(), "tiny-pioneer").joined(before.games(), 1);
            round.toWorkbench();
            assertThat(title(round)).isEqualTo("The bathing tax");
        }
        try (TestNode after = TestNode.alone(database, "without-them")) {
            round.board().reconnect(after.games());
            round.host().reconnect(after.games());
            round.student(1).reconnect(after.games());
            round.student(1).seesPhase("workbench");
            assertThat(title(round)).as("a corrected sentence").isEqualTo("The batching tax");
            round.student(1).does(new Command.RunWhatIf(Round.par(round.student(1))));
            round.student(1).sees(view -> view.path("strip").path(0).path("result").isArray());
            round.next("live");
            JsonNode end = round.toTheEnd();

            GameHistory history =
                    GameHistory.read(
                            database.eventLog(), new GameId(UUID.fromString(round.game().game())));
            PinnedContent kept = new PinnedContent(TestNode.SCENARIOS, database.content());
            ReplayReport report = history.replay(kept);
            assertThat(report.mismatches()).isEmpty();
            assertThat(end.path("digest").asText()).isEqualTo(report.digest());
            assertThat(history.replay(new PinnedContent(old, null)).digest())
                    .isEqualTo(report.digest());
            assertThatThrownBy(() -> history.replay(TestNode.CONTENT))
                    .isInstanceOf(UnplayableGame.class);
        }
    }

    private static String title(Round round) {
        return round.board().sees(view -> view.has("round")).path("title").asText();
    }
}
