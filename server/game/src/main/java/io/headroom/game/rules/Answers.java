package io.headroom.game.rules;

import io.headroom.game.decision.Decision;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;

import java.util.List;
import java.util.Map;

/** Decisions in one word. */
final class Answers {
    private Answers() {}

    static Decision accepted(Event... events) {
        return accepted(List.of(events));
    }

    static Decision accepted(List<Event> events) {
        return new Decision.Accepted(events, Map.of());
    }

    /** Carried out already, or overtaken: nothing is left to do. */
    static Decision nothingToDo() {
        return accepted(List.of());
    }

    /** A time as a refusal tells it: in seconds, of which none is told that is not over. */
    static int seconds(long millis) {
        return Math.toIntExact((millis + 999) / 1_000);
    }

    /** See {@link Refusal#of}. */
    static Decision refused(RefusalCode code, Object... values) {
        return new Decision.Refused(Refusal.of(code, values));
    }
}
