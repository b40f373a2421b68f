package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Pools of memory as a file describes them. */
final class Pools {
    private static final Kind<Double> SIZE = Quantity.of(Unit.DATA, 1, PoolPlan.MOST_BYTES);

    private static final Shape<PoolPlan.Kept> KEPT =
            Shape.of("kept", "how long a holding stays for its user", Pools::kept);

    private Pools() {}

    /** A part of the path that requests go through with a piece of memory. */
    static Function<Values, @Nullable StagePlan> pool(RowList rows) {
        var name = Stages.name(rows, "pool");
        var room = rows.of("room", SIZE, "all of the memory, cut into slabs");
        room.inPlans("slabs");
        var slab = rows.of("slab", SIZE, "the size of each, its header included");
        var header = rows.quantity("header", Unit.DATA, "what of each slab is not for content");
        header.or(0., "0");
        String what = "what a holding stores; it takes ⌈bytes ÷ (slab − header)⌉ slabs";
        var bytes = rows.of("bytes", Laws.DATA, what);
        var rewarm = rows.of("rewarm", Laws.DURATION, "how long a new holding is filled first");
        rewarm.or(Sampler.ZERO, "0");
        var kept = rows.of("kept", KEPT, "whether holdings stay for their users");
        kept.optional("a holding goes with its request");
        var stage = rows.of("stage", Stages.STAGE, "the stage, or a list, that it is held through");
        var queue = Policies.queueOf(rows);
        return is ->
                new PooledPlan(
                        new PoolPlan(
                                Stages.Defined.name(is, name),
                                room(is.of(room), is.of(slab), is.of(header)),
                                is.of(bytes),
                                is.of(rewarm),
                                is.of(queue),
                                is.maybe(kept)),
                        is.of(stage));
    }

    private static PoolPlan.Room room(double bytes, double slabBytes, double headerBytes) {
        long slab = Math.round(slabBytes);
        long slabs = Math.min(Integer.MAX_VALUE, Math.round(bytes) / slab);
        return new PoolPlan.Room((int) slabs, slab, Math.round(headerBytes));
    }

    private static Function<Values, PoolPlan.@Nullable Kept> kept(RowList rows) {
        String after = "after so long without use it is given back";
        var idle = rows.span("idle", after).or(PoolPlan.Kept.FOR_EVER, "never");
        String evicts = "whether the one used longest ago makes room for whoever finds none";
        var evict = rows.of("evict", WordKinds.FLAG, evicts).or(true);
        return is -> new PoolPlan.Kept(is.of(idle), is.of(evict));
    }
}
