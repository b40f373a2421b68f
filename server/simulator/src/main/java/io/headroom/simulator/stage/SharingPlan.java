package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.policy.Overflow;

import java.util.List;

/**
 * Processor sharing: n requests in service share c servers equally, each at speed min(1, c ÷ n), as
 * threads on cores or flows on a link. Nobody waits; everybody is slowed down.
 *
 * <p>With an efficiency curve the total speed of n is what a table says, such as 1, 1.3 and 1.4 for
 * one, two and three streams on one device, and of more than it has, its last; each of the n works
 * at an n-th of that.
 *
 * @param name what students call it
 * @param servers c
 * @param workNanos service time of one request alone, drawn per (stage, request)
 * @param mostPresent requests that may be in service; who leaves at an instant makes room in it
 * @param rates what it costs
 * @param efficiencyPermille total speed of one, two, … in service, in thousandths of that of one
 *     alone without a curve; empty for min(n, c)
 * @param overflow what becomes of one more; the oldest is the one in service for longest
 */
public record SharingPlan(
        String name,
        int servers,
        Sampler workNanos,
        int mostPresent,
        StationRates rates,
        List<Integer> efficiencyPermille,
        Overflow overflow)
        implements StagePlan {
    /** Most total speed in an efficiency curve. */
    public static final int MOST_PERMILLE = 100_000;

    /** Most requests in service, and so longest table, where there is a curve. */
    public static final int MOST_ON_A_CURVE = 100_000;

    /** Refuses numbers outside their limits, and overflows that would reset it. */
    public SharingPlan {
        named("name", name);
        within("servers", servers, 1, Limits.SERVERS);
        efficiencyPermille = List.copyOf(efficiencyPermille);
        int most = efficiencyPermille.isEmpty() ? Limits.QUEUE : MOST_ON_A_CURVE;
        within("mostPresent", mostPresent, 1, most);
        within("length of the efficiency curve", efficiencyPermille.size(), 0, most);
        for (int permille : efficiencyPermille) {
            within("efficiencyPermille", permille, 1, MOST_PERMILLE);
        }
        if (overflow.resetNanos() > 0) {
            throw new IllegalArgumentException(
                    "one request more crashes no sharing: its overflow must lose a request");
        }
    }

    /** A stage that rejects one request more. */
    public SharingPlan(
            String name,
            int servers,
            Sampler workNanos,
            int mostPresent,
            StationRates rates,
            List<Integer> efficiencyPermille) {
        this(
                name,
                servers,
                workNanos,
                mostPresent,
                rates,
                efficiencyPermille,
                new Overflow.Reject());
    }

    /** A stage without an efficiency curve. */
    public SharingPlan(
            String name, int servers, Sampler workNanos, int mostPresent, StationRates rates) {
        this(name, servers, workNanos, mostPresent, rates, List.of());
    }

    /** A stage that costs nothing. */
    public SharingPlan(String name, int servers, Sampler workNanos, int mostPresent) {
        this(name, servers, workNanos, mostPresent, StationRates.FREE);
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
