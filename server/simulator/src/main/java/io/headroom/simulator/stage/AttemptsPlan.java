package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;

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
 */
public record AttemptsPlan(
        String name,
        StagePlan stage,
        long timeoutNanos,
        boolean cancels,
        int most,
        Sampler backoffNanos)
        implements StagePlan {
    /** The client waits for ever. */
    public static final long NO_TIMEOUT = 0;

    /** Refuses numbers outside their limits. */
    public AttemptsPlan {
        named("name", name);
        within("timeoutNanos", timeoutNanos, 0, Limits.DURATION_NANOS);
        within("most", most, 1, Limits.ATTEMPTS);
    }
}
