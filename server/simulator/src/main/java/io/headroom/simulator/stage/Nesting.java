package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds a path to what can be built and run: how deep stages stand in one another, how many there
 * are, each as often as a request may meet it, and how many attempts the path may make of one
 * request. Nor may permits and pools stand inside one another in a circle. Two branches of a hedge
 * are two stages, and each of them makes what stands in it twice.
 */
final class Nesting {
    private final String path;

    /** What stands inside what, on the paths before, too. */
    private final LendingOrder order;

    /** Names of the permits and pools that a request has something of where the check is. */
    private final List<String> held = new ArrayList<>();

    private long places;

    private Nesting(String path, LendingOrder order) {
        this.path = path;
        this.order = order;
    }

    /**
     * Refuses a path beyond the limits.
     *
     * @param name what the path is called
     * @param order what stands inside what on the paths before
     * @throws IllegalArgumentException naming the path, the limit and what was found
     */
    static void check(String name, StagePlan path, LendingOrder order) {
        new Nesting(name, order).attempts(path, 0);
    }

    /** Attempts that may be made of one request here, itself included. */
    private long attempts(StagePlan stage, int depth) {
        within(path + ": stages", ++places, 0, Limits.PLACES);
        List<StagePlan> inside = stage.inside();
        boolean nests = !(stage instanceof SequencePlan) && !inside.isEmpty();
        int depthInside = nests ? depth + 1 : depth;
        within(path + ": stages in one another", depthInside, 0, Limits.NESTING);
        hold(stage);
        long sum = 0;
        long most = 1;
        for (StagePlan each : inside) {
            long attempts = attempts(each, depthInside);
            sum += attempts;
            most = Math.max(most, attempts);
        }
        if (lends(stage) != null) {
            held.remove(held.size() - 1);
        }
        long all = most;
        if (stage instanceof ForkPlan || stage instanceof SyncPlan) {
            all = sum;
        } else if (stage instanceof AttemptsPlan tries) {
            all = tries.most() * most;
        }
        return within(path + ": attempts of one request", all, 0, Limits.ATTEMPTS_OF_A_REQUEST);
    }

    private void hold(StagePlan stage) {
        StagePlan lends = lends(stage);
        if (lends != null) {
            order.add(held, lends, path);
            held.add(Leaves.name(lends));
        }
    }

    /** What all that stands in a stage is done with something of; null of most stages. */
    private static @Nullable StagePlan lends(StagePlan stage) {
        if (stage instanceof PermittedPlan permitted) {
            return permitted.permits();
        }
        return stage instanceof PooledPlan pooled ? pooled.pool() : null;
    }
}
