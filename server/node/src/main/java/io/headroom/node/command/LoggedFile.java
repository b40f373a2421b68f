package io.headroom.node.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.headroom.content.document.FileTrouble;
import io.headroom.game.event.Event;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.codec.UnreadableEvent;
import io.headroom.node.session.GameHistory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A game's log as {@code log --json} printed it. */
final class LoggedFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LoggedFile() {}

    /**
     * Reads a log.
     *
     * @throws CommandRefused naming the line that cannot be read
     */
    static GameHistory read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new CommandRefused(
                    "%s: found %s, expected a game's log"
                            .formatted(file, FileTrouble.found(unreadable)));
        }
        List<LoggedEvent> events = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            events.add(event(file + ":" + (index + 1), lines.get(index), index + 1));
        }
        if (events.isEmpty() || !(events.getFirst().event() instanceof Event.GameCreated)) {
            throw new CommandRefused(file + ":1: expected the creation of a game");
        }
        return new GameHistory(List.of(), events);
    }

    private static LoggedEvent event(String where, String text, int seq) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new CommandRefused(where + ": expected a line of `headroom log --json`");
        }
        if (line.path("seq").asInt() != seq) {
            throw new CommandRefused(
                    "%s: expected event %d, found %s".formatted(where, seq, line.path("seq")));
        }
        EventCodec.Encoded encoded =
                new EventCodec.Encoded(
                        line.path("type").asText(),
                        line.path("version").asInt(),
                        line.path("payload").toString());
        try {
            // The payload was read and written again: whatever a tool did to its spaces, this is
            // the text that is stored, and the digest is over that.
            return new LoggedEvent(
                    encoded.type(),
                    encoded.version(),
                    encoded.payload(),
                    EventCodec.decode(encoded));
        } catch (UnreadableEvent unknown) {
            throw new CommandRefused(where + ": " + unknown.getMessage());
        }
    }
}
