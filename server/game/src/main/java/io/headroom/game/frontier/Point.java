package io.headroom.game.frontier;

import java.util.ArrayList;
import java.util.List;

/**
 * A setting of all knobs: for each, in the order of the file, which of its values, from 0.
 *
 * @param places as many as there are knobs
 */
public record Point(List<Integer> places) implements Comparable<Point> {
    /** Keeps its own copy. */
    public Point {
        places = List.copyOf(places);
    }

    /** The same with one knob at another of its values. */
    Point with(int knob, int place) {
        List<Integer> moved = new ArrayList<>(places);
        moved.set(knob, place);
        return new Point(moved);
    }

    /** By the first knob, then by the second, and so on. */
    @Override
    public int compareTo(Point other) {
        for (int knob = 0; knob < places.size(); knob++) {
            int order = Integer.compare(places.get(knob), other.places.get(knob));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
