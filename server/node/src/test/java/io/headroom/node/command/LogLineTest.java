package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.digest.Sha256;
import io.headroom.game.id.GameId;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.EventRow;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A line of a log tells who acted apart from whom it was about. */
class LogLineTest {
    private static final String HASH = Sha256.hex("token".getBytes(StandardCharsets.UTF_8));

    private static JsonObject line(String type, @Nullable String who, String payload)
            throws IOException {
        String line =
                LogCommand.line(
                        new EventRow(
                                new GameId(new UUID(1, 2)),
                                3,
                                1,
                                new BatchId(new UUID(3, 4)),
                                type,
                                1,
                                "command-1",
                                who,
                                Instant.EPOCH,
                                payload));
        OutputSchema.assertFits("log-line", line);
        return new JsonObject(line);
    }

    @Test
    void seat_thatActs_isNotTheOneThatThePayloadIsAbout() throws IOException {
        JsonObject line = line("what-if-started", "12", "{\"seat\":7}");
        assertThat(line.getString("seat")).isEqualTo("12");
        assertThat(line.getString("newcomer")).isNull();
        assertThat(line.getJsonObject("payload").getInteger("seat")).isEqualTo(7);
    }

    @Test
    void newcomer_whoActs_isNoSeat() throws IOException {
        JsonObject line = line("team-formed", HASH, "{\"team\":1}");
        assertThat(line.getString("newcomer")).isEqualTo(HASH);
        assertThat(line.getString("seat")).isNull();
    }

    @Test
    void host_whoActs_isNeither() throws IOException {
        JsonObject line = line("seat-removed", null, "{\"seat\":7}");
        assertThat(line.containsKey("seat")).isTrue();
        assertThat(line.getString("seat")).isNull();
        assertThat(line.getString("newcomer")).isNull();
    }
}
