package io.headroom.simulator.stage;

import io.headroom.simulator.policy.QueuePlan;

import java.util.ArrayList;
import java.util.List;

/**
 * Which permits and pools stand inside which, over all paths of a plan: who waits for one while he
 * has another. If that goes round in a circle, such as one inside the other on a path and the other
 * inside the one on a second path, all of each can be out to those who wait for the next, for ever
 * (Coffman, Elphick and Shoshani 1971: circular wait).
 */
final class LendingOrder {
    /** On that path one waits for the inner while he has the outer. */
    private record Step(String outer, String inner, String path) {
        private String told() {
            return "\"" + inner + "\" inside \"" + outer + "\" in " + path;
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /**
     * Adds what stands inside what.
     *
     * @param outer names of what a request has when it comes to {@code lends}
     * @throws IllegalArgumentException naming every step of a circle and its path
     */
    void add(List<String> outer, StagePlan lends, String path) {
        for (String has : outer) {
            // Who is told no, or loses patience, gives back what it has; never so with its own.
            if (waitsForEver(lends) || has.equals(Leaves.name(lends))) {
                add(new Step(has, Leaves.name(lends), path));
            }
        }
    }

    private void add(Step step) {
        List<Step> back = new ArrayList<>();
        if (step.outer().equals(step.inner()) || leads(step.inner(), step.outer(), back)) {
            StringBuilder told = new StringBuilder(step.told());
            for (Step each : back) {
                told.append(", ").append(each.told());
            }
            throw new IllegalArgumentException(
                    "permits and pools that stand inside one another in one order everywhere, as"
                            + " all who have one could wait for another, found "
                            + told);
        }
        for (Step known : steps) {
            if (known.outer().equals(step.outer()) && known.inner().equals(step.inner())) {
                return;
            }
        }
        steps.add(step);
    }

    /** Whether there are steps from {@code from} to {@code to}; they are put into {@code way}. */
    private boolean leads(String from, String to, List<Step> way) {
        for (Step step : steps) {
            if (step.outer().equals(from) && step.inner().equals(to)) {
                way.add(step);
                return true;
            }
        }
        for (Step step : steps) {
            if (step.outer().equals(from) && !way.contains(step)) {
                way.add(step);
                if (leads(step.inner(), to, way)) {
                    return true;
                }
                way.remove(way.size() - 1);
            }
        }
        return false;
    }

    private static boolean waitsForEver(StagePlan lends) {
        QueuePlan queue =
                lends instanceof PermitsPlan permits ? permits.queue() : ((PoolPlan) lends).queue();
        return queue.capacity() > 0 && queue.patienceNanos() == null;
    }
}
