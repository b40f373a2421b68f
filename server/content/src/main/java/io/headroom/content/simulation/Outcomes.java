package io.headroom.content.simulation;

import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.request.Outcome;

/** How outcomes are called. */
final class Outcomes {
    private Outcomes() {}

    /** In files. */
    static String name(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "completed";
            case REJECTED -> "rejected";
            case DROPPED -> "dropped";
            case CRASHED -> "crashed";
            case ABANDONED -> "abandoned";
            case TIMED_OUT -> "timedOut";
        };
    }

    /** In reports. */
    static String name(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "good";
            case LATE -> "late";
            case CUT -> "cut";
            case PREEMPTED -> "preempted";
            case POOR -> "poor";
            case MISSED -> "missed";
        };
    }

    /** The name of a count as words. */
    static String words(String name) {
        return switch (name) {
            case "timedOut" -> "timed out";
            case "carriedIn" -> "carried in";
            case "inSystem" -> "still in the system";
            default -> name;
        };
    }
}
