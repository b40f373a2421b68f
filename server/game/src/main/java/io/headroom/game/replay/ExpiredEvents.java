package io.headroom.game.replay;

import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.Expired;
import io.headroom.game.event.Event.LiveRunStarted;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The events of a log that are void: disturbances that were committed too late, and the events that
 * say so.
 */
public final class ExpiredEvents {
    private ExpiredEvents() {}

    /**
     * Where the disturbances stand that expired.
     *
     * @return indices into the log
     * @throws IllegalArgumentException when an event of the log makes void what is not there: the
     *     log is damaged
     */
    public static SortedSet<Integer> disturbances(List<LoggedEvent> log) {
        SortedSet<Integer> expired = new TreeSet<>();
        List<Integer> ofRun = new ArrayList<>();
        for (int index = 0; index < log.size(); index++) {
            switch (log.get(index).event()) {
                case LiveRunStarted started -> ofRun.clear();
                case Disturbance disturbance -> ofRun.add(index);
                case Expired late -> {
                    int number = late.disturbance();
                    if (number < 1
                            || number > ofRun.size()
                            || !expired.add(ofRun.get(number - 1))) {
                        throw new IllegalArgumentException("nothing can expire by " + late);
                    }
                }
                default -> {
                    // Everything else counts.
                }
            }
        }
        return expired;
    }

    /** A log without what is void. */
    static List<LoggedEvent> left(List<LoggedEvent> log) {
        SortedSet<Integer> expired = disturbances(log);
        if (expired.isEmpty()) {
            return log;
        }
        List<LoggedEvent> left = new ArrayList<>();
        for (int index = 0; index < log.size(); index++) {
            if (!expired.contains(index) && !(log.get(index).event() instanceof Expired)) {
                left.add(log.get(index));
            }
        }
        return left;
    }
}
