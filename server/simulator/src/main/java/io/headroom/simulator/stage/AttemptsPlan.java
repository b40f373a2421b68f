package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.policy.RoomPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A client that gives up on an attempt and tries again, while the clock of its request runs on.
 *
 * @param name what students call it
 * @param stage what an attempt goes through
 * @param timeoutNanos how long it waits for one attempt; {@link #NO_TIMEOUT} waits for ever
 * @param cancels whether the system hears of the time-out and stops working on the attempt; if not,
 *     the attempt is worked on to its end, for nothing
 * @param most most attempts of a request, at least one; when all have failed, the request ends as
 *     its last attempt did
 * @param backoffNanos pause before the next attempt, drawn per (stage, request, attempt)
 * @param budget of the attempts beyond the first of each request: whose next one is withheld ends
 *     as its last attempt did; {@code null} for no bound but {@code most}
 * @param room how many requests it may have attempts or pauses of, and what becomes of one more:
 *     who is lost to it is called off with the attempt under way
 */
public record AttemptsPlan(
        String name,
        StagePlan stage,
        long timeoutNanos,
        boolean cancels,
        int most,
        Sampler backoffNanos,
        @Nullable BudgetPlan budget,
        RoomPlan room)
        implements StagePlan {
    /** The client waits for ever. */
    public static final long NO_TIMEOUT = 0;

    /** Refuses numbers outside their limits. */
    public AttemptsPlan {
        named("name", name);
        within("timeoutNanos", timeoutNanos, 0, Limits.DURATION_NANOS);
        within("most", most, 1, Limits.ATTEMPTS);
    }

    /** A client without a budget, with room for as many requests as there may be. */
    public AttemptsPlan(
            String name,
            StagePlan stage,
            long timeoutNanos,
            boolean cancels,
            int most,
            Sampler backoffNanos) {
        this(name, stage, timeoutNanos, cancels, most, backoffNanos, null, RoomPlan.WIDE);
    }

    /** The same client with a budget, or without. */
    public AttemptsPlan budgeted(@Nullable BudgetPlan bounded) {
        return new AttemptsPlan(
                name, stage, timeoutNanos, cancels, most, backoffNanos, bounded, room);
    }

    /** The same client for no more requests at once than there is room for. */
    public AttemptsPlan holding(RoomPlan bound) {
        return new AttemptsPlan(
                name, stage, timeoutNanos, cancels, most, backoffNanos, budget, bound);
    }

    @Override
    public List<StagePlan> inside() {
        return List.of(stage);
    }
}
