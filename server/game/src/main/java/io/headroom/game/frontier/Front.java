package io.headroom.game.frontier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Settings that no other is at least as fast and as cheap as. */
public final class Front {
    private Front() {}

    /** The front of some settings, cheapest first; of equal ones the first. */
    public static List<Standing> of(List<Standing> all) {
        List<Standing> front = new ArrayList<>();
        for (Standing one : all) {
            boolean works = Double.isFinite(one.cost());
            if (works && all.stream().noneMatch(other -> makesNeedless(other, one))) {
                front.add(one);
            }
        }
        front.sort(
                Comparator.comparingDouble((Standing one) -> one.cost())
                        .thenComparingDouble(Standing::p99Millis)
                        .thenComparing(Standing::point));
        return front;
    }

    private static boolean makesNeedless(Standing other, Standing one) {
        boolean equal = other.cost() == one.cost() && other.p99Millis() == one.p99Millis();
        return other.dominates(one) || (equal && other.point().compareTo(one.point()) < 0);
    }

    /**
     * The best so many: front after front, each the front of what those before leave; before all,
     * those that earn most, up to half of them.
     */
    static List<Standing> best(List<Standing> all, int count, Points points) {
        List<Standing> byPoints = new ArrayList<>(all);
        byPoints.sort(points.bestFirst());
        List<Standing> best =
                new ArrayList<>(byPoints.subList(0, Math.min(all.size(), (count + 1) / 2)));
        List<Standing> left = new ArrayList<>(all);
        while (best.size() < count && !left.isEmpty()) {
            List<Standing> front = of(left);
            if (front.isEmpty()) {
                front = List.copyOf(left);
            }
            for (Standing one : front) {
                if (best.size() < count && !best.contains(one)) {
                    best.add(one);
                }
            }
            left.removeAll(front);
        }
        return best;
    }
}
