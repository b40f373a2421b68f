package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Reading;
import io.headroom.simulator.Flow;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.StagePlan;

/** Memory that is too small for each of the requests of a flow, so that it rejects all of them. */
final class NeverHeld {
    private final Reading reading;
    private final Located traffic;
    private final Flow flow;

    private NeverHeld(Reading reading, Located traffic, Flow flow) {
        this.reading = reading;
        this.traffic = traffic;
        this.flow = flow;
    }

    /**
     * Notes all on the way of a flow.
     *
     * @param traffic where the file says what its requests ask for
     */
    static void find(Reading reading, Located traffic, Flow flow) {
        NeverHeld held = new NeverHeld(reading, traffic, flow);
        Leaves leaves = new Leaves();
        leaves.add(flow.path());
        for (StagePlan leaf : leaves.inOrder()) {
            if (leaf instanceof EnginePlan engine) {
                held.prompts(engine.name(), engine.replica());
            } else if (leaf instanceof PoolPlan pool) {
                held.holdings(pool);
            }
        }
    }

    /** A memory that is too small for one token is told of where it stands. */
    private void prompts(String engine, ReplicaPlan replica) {
        int prompt = Math.max(1, Least.promptTokens(flow.traffic()));
        if (replica.couldHold(1) && !replica.couldHold(prompt)) {
            reading.find(
                    at("tokens"),
                    "prompts of %d tokens or more beside %s, whose memory of %s cannot hold one"
                                    .formatted(prompt, engine, KvMemories.size(replica.memory()))
                            + " with an answer of %d: it rejects every request of %s"
                                    .formatted(replica.maxOutputTokens(), flow.name()),
                    "shorter prompts, a lower maxOutputTokens, or more memory");
        }
    }

    /** A pool that is too small for the least holding without items is refused where it stands. */
    private void holdings(PoolPlan pool) {
        double ofItems = pool.bytesPerItem() * Least.items(flow.traffic());
        double bytes = Math.max(0, Math.floor(Least.of(pool.bytes()) + ofItems + 0.5));
        long slabs = pool.slabsFor((long) Math.min(bytes, 2. * PoolPlan.MOST_BYTES));
        if (slabs > pool.room().slabs()) {
            reading.find(
                    at("items"),
                    "items that need %d slabs or more of %s, which has %d: it rejects every request"
                                    .formatted(slabs, pool.name(), pool.room().slabs())
                            + " of %s".formatted(flow.name()),
                    "fewer items, fewer bytesPerItem, or more room");
        }
    }

    /** The part of the traffic that says it, or all of it where that is left out. */
    private Located at(String field) {
        return traffic.has(field) ? traffic.at(field) : traffic;
    }
}
