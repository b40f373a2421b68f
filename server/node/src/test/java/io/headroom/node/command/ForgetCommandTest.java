package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.NewGameRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.TestDatabase;
import io.headroom.node.store.TypedText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code forget} on a real database beside which nothing runs. */
class ForgetCommandTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final TextKey LEDGER = new TextKey("team-1-round-1-ledger");

    @AutoClose private final TestDatabase database = TestDatabase.create();

    private final EventLog log = database.eventLog();
    private final GameId game = new GameId(UUID.randomUUID());

    @BeforeEach
    void twoSeatsHaveTyped() {
        log.create(
                new NewGameRow(game, "ABC234", new NodeId("node"), AT),
                BatchId.random(),
                List.of(
                        row(taken(1)),
                        row(taken(2)),
                        row(new Event.LedgerWritten(new TeamId(1), 1, new SeatId(1), LEDGER)),
                        row(new Event.LedgerWritten(new TeamId(1), 1, new SeatId(2), LEDGER)),
                        row(new Event.ExitWritten(new SeatId(1), new TextKey("seat-1-exit")))),
                List.of(
                        new TypedText(new TextKey("seat-1-name"), "Ada"),
                        new TypedText(new TextKey("seat-2-name"), "Bob"),
                        new TypedText(LEDGER, "We paid for headroom."),
                        new TypedText(new TextKey("seat-1-exit"), "Queues!")));
    }

    private static Event taken(int seat) {
        return new Event.SeatTaken(
                new SeatId(seat),
                new TeamId(1),
                new TextKey("seat-" + seat + "-name"),
                "hash-" + seat);
    }

    private static NewEvent row(Event event) {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        return new NewEvent(encoded.type(), encoded.version(), null, null, AT, encoded.payload());
    }

    private Said forget(String... more) {
        var settings = database.settings();
        List<String> arguments = new ArrayList<>(List.of("forget"));
        arguments.addAll(
                List.of(
                        "--database-url",
                        settings.jdbcUrl(),
                        "--database-user",
                        settings.user().orElseThrow(),
                        "--database-password-file",
                        settings.passwordFile().orElseThrow().toString()));
        arguments.addAll(List.of(more));
        return Said.run(arguments.toArray(String[]::new));
    }

    private List<String> there() {
        return log.texts(game).stream()
                .filter(text -> text.content() != null)
                .map(text -> text.key().value())
                .toList();
    }

    @Test
    void game_forgotten_hasNoTextsAndTheSameLog() throws IOException {
        var before = log.read(game);

        Said said = forget("ABC234", "--yes", "--json");

        assertThat(said.status()).as(said.err()).isEqualTo(Headroom.DONE);
        OutputSchema.assertFits("forget", said.out());
        assertThat(said.out()).contains("\"seats\":null", "\"texts\":4");
        assertThat(there()).isEmpty();
        assertThat(log.read(game)).isEqualTo(before);
    }

    @Test
    void seat_forgotten_losesWhatItTypedLast_notWhatATeamMateWroteOver() throws IOException {
        Said said = forget(game.value().toString(), "--seat", "1", "--yes", "--json");

        assertThat(said.status()).as(said.err()).isEqualTo(Headroom.DONE);
        OutputSchema.assertFits("forget", said.out());
        assertThat(there()).containsExactly("seat-2-name", LEDGER.value());
        assertThat(forget("ABC234", "--seat", "1", "--json").out()).contains("\"texts\":0");
    }

    @Test
    void withoutAYes_andNobodyToAsk_nothingIsErased() {
        Said said = forget("ABC234");

        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("--yes", "4 texts");
        assertThat(there()).hasSize(4);
    }

    @Test
    void whatIsNotThere_isNamed() {
        assertThat(forget("NOSUCH", "--yes").err()).contains("'NOSUCH'");
        assertThat(forget("ABC234", "--yes", "--seat", "3").err())
                .contains("--seat: found 3, expected one of the seats 1 to 2");
        assertThat(forget("ABC234", "--yes", "--seat", "0").err()).contains("found 0");
        assertThat(there()).hasSize(4);
    }
}
