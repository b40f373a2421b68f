package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.notNegative;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.QueuePlan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A pool of memory that requests take holdings from: the entrance of a {@link PooledPlan}. It is
 * cut into slabs of one size, each with a header, so that a holding of b bytes takes max(1, ⌈b ÷
 * (slab − header)⌉ slabs wherever they are, and what it does not fill of them is lost to others.
 *
 * <p>Whoever finds no room waits in the queue: one without places rejects whom a full pool cannot
 * take, and with {@link io.headroom.simulator.policy.Overflow.CrashAndReset} the system kills it.
 * Who needs more than there is in all is rejected at once.
 *
 * @param name what students call it
 * @param room what there is
 * @param bytes what a holding is to store, drawn per (pool, request), or per (pool, user) if
 *     holdings are kept
 * @param bytesPerItem what it is to store on top for each item of the request, or of the one that
 *     its user's kept holding was filled for
 * @param rewarmNanos how long a new holding is filled before the request goes on, drawn per (pool,
 *     request)
 * @param queue who waits for memory
 * @param kept how long a holding stays for its user; {@code null} if it goes with the request
 */
public record PoolPlan(
        String name,
        Room room,
        Sampler bytes,
        double bytesPerItem,
        Sampler rewarmNanos,
        QueuePlan queue,
        @Nullable Kept kept)
        implements StagePlan {
    /** Most slabs of a pool. */
    public static final int MOST_SLABS = 1_000_000;

    /** Most bytes of a pool: a terabyte, so that its exact integrals stay in bounds. */
    public static final long MOST_BYTES = 1_000_000_000_000L;

    /**
     * The memory.
     *
     * @param slabs how many there are
     * @param slabBytes the size of each, its header included
     * @param headerBytes what of each slab is not for content
     */
    public record Room(int slabs, long slabBytes, long headerBytes) {
        /** Refuses sizes outside their limits, and headers that leave nothing of a slab. */
        public Room {
            within("slabs", slabs, 1, MOST_SLABS);
            within("slabBytes", slabBytes, 1, MOST_BYTES / slabs);
            within("headerBytes", headerBytes, 0, slabBytes - 1);
        }
    }

    /**
     * Holdings that stay for their users when nobody uses them.
     *
     * @param idleNanos how long one is left without use before it is given back; {@link #FOR_EVER}
     *     if nobody asks for it
     * @param evicts whether the one that was used longest ago makes room for whoever finds none
     */
    public record Kept(long idleNanos, boolean evicts) {
        /** No idle holding is given back for its age. */
        public static final long FOR_EVER = Long.MAX_VALUE;

        /** Refuses times outside their limits. */
        public Kept {
            if (idleNanos != FOR_EVER) {
                within("idleNanos", idleNanos, 1, Limits.DURATION_NANOS);
            }
        }
    }

    /** Refuses blank names, and sizes outside their limits. */
    public PoolPlan {
        named("name", name);
        notNegative("bytesPerItem", bytesPerItem);
    }

    /** A pool whose holdings store the same whatever work a request is. */
    public PoolPlan(
            String name,
            Room room,
            Sampler bytes,
            Sampler rewarmNanos,
            QueuePlan queue,
            @Nullable Kept kept) {
        this(name, room, bytes, 0, rewarmNanos, queue, kept);
    }

    /** Slabs that a holding of so many bytes takes. */
    public long slabsFor(long contentBytes) {
        long each = room.slabBytes() - room.headerBytes();
        return Math.max(1, contentBytes / each + (contentBytes % each == 0 ? 0 : 1));
    }

    @Override
    public List<StagePlan> inside() {
        return List.of();
    }
}
