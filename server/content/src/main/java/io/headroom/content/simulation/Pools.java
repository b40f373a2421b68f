package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
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
        var perItem = rows.quantity("bytesPerItem", Unit.DATA, "on top, for each item").or(0.);
        var rewarm = rows.of("rewarm", Laws.DURATION, "how long a new holding is filled first");
        rewarm.or(Sampler.ZERO, "0");
        var kept = rows.of("kept", KEPT, "whether holdings stay for their users");
        kept.optional("a holding goes with its request");
        var stage = rows.of("stage", Stages.STAGE, "the stage, or a list, that it is held through");
        var queue = Policies.queueOf(rows);
        return is -> {
            PoolPlan.Room memory = room(is, room, slab, header);
            if (memory == null) {
                return null;
            }
            PoolPlan pool =
                    new PoolPlan(
                            Stages.Defined.name(is, name),
                            memory,
                            is.of(bytes),
                            is.of(perItem),
                            is.of(rewarm),
                            is.of(queue),
                            is.maybe(kept));
            findFullForEver(is, kept, pool);
            return fits(is, room, pool) ? new PooledPlan(pool, is.of(stage)) : null;
        };
    }

    /** What there is; null if not one slab fits into it, which is noted. */
    private static PoolPlan.@Nullable Room room(
            Values is, Row<Double> room, Row<Double> slab, Row<Double> header) {
        long slabBytes = Math.round(is.of(slab));
        long slabs = Math.min(Integer.MAX_VALUE, Math.round(is.of(room)) / slabBytes);
        if (slabs == 0) {
            String expected = "room for one slab at least: nothing can ever get in";
            is.reading().refuseTogether(is.at(room), is.at(room).shown(), expected);
            return null;
        }
        return new PoolPlan.Room((int) slabs, slabBytes, Math.round(is.of(header)));
    }

    /** Whether the smallest holding fits into an empty pool; if not, that is noted. */
    private static boolean fits(Values is, Row<Double> room, PoolPlan pool) {
        long least = pool.slabsFor((long) Math.floor(Least.of(pool.bytes()) + 0.5));
        int slabs = pool.room().slabs();
        if (least > slabs) {
            is.reading()
                    .refuseTogether(
                            is.at(room),
                            "room for " + slabs + (slabs == 1 ? " slab" : " slabs"),
                            "room for the "
                                    + least
                                    + " slabs of the smallest holding: nothing can ever get in");
        }
        return least <= slabs;
    }

    /** Holdings that are never given back leave those who find no room waiting for ever. */
    private static void findFullForEver(Values is, Row<PoolPlan.Kept> at, PoolPlan pool) {
        PoolPlan.Kept kept = pool.kept();
        boolean stays =
                kept != null && !kept.evicts() && kept.idleNanos() == PoolPlan.Kept.FOR_EVER;
        boolean waits = pool.queue().capacity() > 0 && pool.queue().patienceNanos() == null;
        if (stays && waits) {
            is.reading()
                    .find(
                            is.at(at),
                            "holdings that are kept for ever and make no room, so that who comes"
                                    + " when the room is full waits for ever",
                            "idle, evict: true, a queue with patience or without places, or room"
                                    + " for the holdings of all users");
        }
    }

    private static Function<Values, PoolPlan.@Nullable Kept> kept(RowList rows) {
        String after = "after so long without use it is given back";
        var idle = rows.span("idle", after).or(PoolPlan.Kept.FOR_EVER, "never");
        String evicts = "whether the one used longest ago makes room for whoever finds none";
        var evict = rows.of("evict", WordKinds.FLAG, evicts).or(true);
        return is -> new PoolPlan.Kept(is.of(idle), is.of(evict));
    }
}
