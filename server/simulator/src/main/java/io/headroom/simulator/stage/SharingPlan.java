package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;

/**
 * Processor sharing: n requests in service share c servers equally, each at speed min(1, c ÷ n), as
 * threads on cores or flows on a link. Nobody waits; everybody is slowed down.
 *
 * @param name what students call it
 * @param servers c
 * @param workNanos service time of one request alone, drawn per (stage, request)
 * @param mostPresent requests that may be in service; one more is rejected
 * @param rates what it costs
 */
public record SharingPlan(
        String name, int servers, Sampler workNanos, int mostPresent, StationRates rates)
        implements StagePlan {
    /** Refuses numbers outside their limits. */
    public SharingPlan {
        named("name", name);
        within("servers", servers, 1, Limits.SERVERS);
        within("mostPresent", mostPresent, 1, Limits.QUEUE);
    }

    /** A stage that costs nothing. */
    public SharingPlan(String name, int servers, Sampler workNanos, int mostPresent) {
        this(name, servers, workNanos, mostPresent, StationRates.FREE);
    }
}
