package io.headroom.node.ownership;

import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.game.replay.LoggedEvent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whose the texts of a game are: whoever typed one last. */
public final class SeatTexts {
    private SeatTexts() {}

    /** The keys of the texts of every seat that was ever taken. */
    public static SortedMap<SeatId, Set<TextKey>> of(List<LoggedEvent> log) {
        SortedMap<SeatId, Set<TextKey>> texts = new TreeMap<>();
        for (LoggedEvent logged : log) {
            switch (logged.event()) {
                case Event.SeatTaken taken -> give(texts, taken.seat(), taken.name());
                case Event.SeatRenamed renamed -> give(texts, renamed.seat(), renamed.name());
                case Event.LedgerWritten written -> give(texts, written.seat(), written.sentence());
                case Event.ExitWritten written -> give(texts, written.seat(), written.sentence());
                default -> {
                    // Nobody typed anything.
                }
            }
        }
        return texts;
    }

    private static void give(SortedMap<SeatId, Set<TextKey>> texts, SeatId seat, TextKey text) {
        texts.values().forEach(others -> others.remove(text));
        texts.computeIfAbsent(seat, none -> new HashSet<>()).add(text);
    }
}
