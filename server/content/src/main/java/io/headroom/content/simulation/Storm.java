package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Reading;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file publishes of its weather, drawn within its limits: what comes in a run that is
 * scored.
 *
 * @param burst more to do for a while, in one way or several
 * @param fault what breaks; nothing where the file has no fault
 */
public record Storm(Spell burst, Spell fault) {
    /** Where in its limits a value lies. */
    @FunctionalInterface
    public interface Draw {
        /** All at their least. */
        Draw LEAST = (list, field) -> 0;

        /** All at their greatest. */
        Draw MOST = (list, field) -> 1;

        /**
         * A part of the way from the least to the greatest, from 0 to 1.
         *
         * @param list {@code burst} or {@code fault}
         * @param field of its events; all of one name lie at the same part of their ways
         */
        double between(String list, String field);
    }

    /**
     * What comes together.
     *
     * @param events in order of their instants
     * @param from when the first begins, as a share of the run
     * @param until when the last is over, as a share of the run
     * @param factor the greatest by which there is more of anything; 1 when nothing has one
     */
    public record Spell(List<Experiment.Timed> events, double from, double until, double factor) {
        /** Nothing. */
        public static final Spell NONE = new Spell(List.of(), 0, 0, 1);

        /** Copies the events. */
        public Spell {
            events = List.copyOf(events);
        }

        /** Whether anything comes. */
        public boolean comes() {
            return !events.isEmpty();
        }
    }

    /**
     * What a file publishes as events that a file without weather can say, drawn.
     *
     * @param weather that has been read without problems
     */
    public static ArrayNode events(Located weather, Draw draw) {
        Reading reading = new Reading(new ArrayList<>());
        reading.keep(Draw.class, draw);
        ArrayNode events = new StormDraw(reading, "burst").events(weather.at("burst"));
        if (weather.has("fault")) {
            events.addAll(new StormDraw(reading, "fault").events(weather.at("fault")));
        }
        return events;
    }

    /** Of a file that publishes nothing. */
    public static final Storm NONE = new Storm(Spell.NONE, Spell.NONE);
}
