package io.headroom.game.frontier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which settings are tried: all when they are few, else an even sample and what lies beside. */
final class Candidates {
    private final List<Integer> sizes;

    /**
     * Candidates of a space.
     *
     * @param sizes how many values each knob can take
     */
    Candidates(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /** How many settings there are; {@code Long.MAX_VALUE} when they are more than that. */
    long count() {
        long count = 1;
        for (int size : sizes) {
            try {
                count = Math.multiplyExact(count, (long) size);
            } catch (ArithmeticException tooMany) {
                return Long.MAX_VALUE;
            }
        }
        return count;
    }

    /**
     * All settings when there are at most {@code most}, else so many of the additive recurrence
     * whose steps are powers of the inverse of the generalized golden ratio, which fills a space
     * evenly for any number of points (M. Roberts, <i>The unreasonable effectiveness of quasirandom
     * sequences</i>, 2018).
     */
    List<Point> first(int most) {
        return count() <= most ? all() : even(most);
    }

    private List<Point> all() {
        List<Point> points = List.of(new Point(List.of()));
        for (int size : sizes) {
            List<Point> longer = new ArrayList<>();
            for (Point point : points) {
                for (int place = 0; place < size; place++) {
                    List<Integer> places = new ArrayList<>(point.places());
                    places.add(place);
                    longer.add(new Point(places));
                }
            }
            points = longer;
        }
        return points;
    }

    private List<Point> even(int most) {
        double ratio = ratio(sizes.size());
        Set<Point> points = new LinkedHashSet<>();
        // A sequence that fills evenly repeats a cell rarely, so this ends long before its limit.
        for (int number = 1; points.size() < most && number < 100 * most; number++) {
            List<Integer> places = new ArrayList<>();
            double step = 1;
            for (int size : sizes) {
                step /= ratio;
                double along = 0.5 + step * number;
                places.add((int) Math.min(size - 1, (along - Math.floor(along)) * size));
            }
            points.add(new Point(places));
        }
        return List.copyOf(points);
    }

    /** The root of x^(d+1) = x + 1 by iteration: 1.618 for one knob. */
    private static double ratio(int dimensions) {
        double ratio = 1.5;
        for (int step = 0; step < 50; step++) {
            ratio = StrictMath.pow(1 + ratio, 1.0 / (dimensions + 1));
        }
        return ratio;
    }

    /**
     * The settings in which one knob stands up to two steps away, or two knobs a step each: along a
     * ridge.
     *
     * @param choices knobs without an order, of which every other value is a step away
     */
    Set<Point> about(Point point, Set<Integer> choices) {
        Set<Point> about = new LinkedHashSet<>();
        for (int one = 0; one < sizes.size(); one++) {
            about.addAll(turned(point, one, 2, choices));
            for (Point half : turned(point, one, 1, choices)) {
                for (int other = one + 1; other < sizes.size(); other++) {
                    about.addAll(turned(half, other, 1, choices));
                }
            }
        }
        return about;
    }

    private List<Point> turned(Point from, int knob, int most, Set<Integer> choices) {
        int reach = choices.contains(knob) ? sizes.get(knob) : most;
        List<Point> turned = new ArrayList<>();
        for (int step = 1; step <= reach; step++) {
            for (int way : new int[] {-step, step}) {
                int place = from.places().get(knob) + way;
                if (place >= 0 && place < sizes.get(knob)) {
                    turned.add(from.with(knob, place));
                }
            }
        }
        return turned;
    }

    /** The settings that are one step of one knob away. */
    List<Point> beside(Point point) {
        List<Point> beside = new ArrayList<>();
        for (int knob = 0; knob < sizes.size(); knob++) {
            for (int step : new int[] {-1, 1}) {
                int place = point.places().get(knob) + step;
                if (place >= 0 && place < sizes.get(knob)) {
                    beside.add(point.with(knob, place));
                }
            }
        }
        return beside;
    }
}
