package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;

/** A whole game by bots, and the proof of its result. */
@Execution(ExecutionMode.CONCURRENT)
final class PlayIT {
    @TempDir private Path folder = Path.of("");

    @Test
    void game_playedByBots_replaysToTheDigestThatWasShown() throws Exception {
        Path data = folder.resolve("data");
        Path journal = folder.resolve("journal.jsonl");
        JsonObject summary;
        Path log = folder.resolve("game.jsonl");
        try (Program server = Program.serve(data)) {
            summary = play(server, data, journal);
            try (Program printed =
                    Program.start(
                            folder,
                            "log",
                            summary.getString("code"),
                            "--json",
                            "--data",
                            data.toString())) {
                assertThat(printed.status()).as(printed.err()).isEqualTo(Headroom.DONE);
                OutputSchema.assertFits("log-line", printed.out());
                Files.writeString(log, printed.out());
            }
            assertReplays(summary, summary.getString("code"), "--data", data.toString());
            assertThat(server.terminate()).as(server.err()).isEqualTo(Headroom.DONE);
            assertThat(server.err()).doesNotContain("did not end well");
        }
        assertReplays(summary, log.toString());
        assertChangedLogDoesNotHold(log);
        assertOtherEngineIsNamed(log);
        OutputSchema.assertFits("bots-journal-line", Files.readString(journal));
        assertThat(Files.readAllLines(journal).stream().map(line -> new JsonObject(line)))
                .extracting(line -> line.getString("what"))
                .contains("send", "answer", "frame");
    }

    private JsonObject play(Program server, Path data, Path journal) throws Exception {
        try (Program bots =
                Program.start(
                        folder,
                        "bots",
                        "--json",
                        "--url",
                        server.url(),
                        "--host-key-file",
                        data.resolve("host.key").toString(),
                        "--teams",
                        "4",
                        "--per-team",
                        "2",
                        "--seed",
                        "7",
                        "--preset",
                        "test",
                        "--journal",
                        journal.toString())) {
            assertThat(bots.status()).as(bots.err() + server.err()).isEqualTo(Headroom.DONE);
            OutputSchema.assertFits("bots-summary", bots.out());
            JsonObject summary = new JsonObject(bots.out());
            assertThat(summary.getInteger("seats")).isEqualTo(8);
            JsonArray places = summary.getJsonArray("leaderboard");
            assertThat(places.stream().filter(place -> !((JsonObject) place).getBoolean("ghost")))
                    .hasSize(4);
            return summary;
        }
    }

    private void assertReplays(JsonObject summary, String... what) throws Exception {
        String[] arguments = new String[what.length + 2];
        arguments[0] = "replay";
        arguments[1] = "--json";
        System.arraycopy(what, 0, arguments, 2, what.length);
        try (Program replay = Program.start(folder, arguments)) {
            assertThat(replay.status()).as(replay.out() + replay.err()).isEqualTo(Headroom.DONE);
            OutputSchema.assertFits("replay", replay.out());
            JsonObject report = new JsonObject(replay.out());
            assertThat(report.getBoolean("exact")).isTrue();
            assertThat(report.getString("digest")).isEqualTo(summary.getString("digest"));
        }
    }

    private void assertChangedLogDoesNotHold(Path log) throws Exception {
        String text = Files.readString(log);
        String changed = text.replaceFirst("\"strengthPercent\":\\d+", "\"strengthPercent\":300");
        assertThat(changed).isNotEqualTo(text);
        assertReplayEnds(changed, Headroom.DOES_NOT_HOLD);
    }

    private void assertOtherEngineIsNamed(Path log) throws Exception {
        String changed =
                Files.readString(log)
                        .replaceFirst("\"engineVersion\":\\d+", "\"engineVersion\":99");
        String said = assertReplayEnds(changed, Headroom.OTHER_PROGRAM);
        assertThat(said).contains("99");
    }

    private String assertReplayEnds(String log, int status) throws Exception {
        Path file = Files.writeString(folder.resolve("changed.jsonl"), log);
        try (Program replay = Program.start(folder, "replay", file.toString())) {
            assertThat(replay.status()).as(replay.err()).isEqualTo(status);
            return replay.err();
        }
    }
}
