package io.headroom.node.ownership;

import io.headroom.game.id.GameId;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.StoreException;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sees to it that what people typed does not outlive what the operator allows, and that what was
 * erased is shown nowhere any more. Each node looks; the database lets one of them erase.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** How soon screens follow what another program erased. */
    private static final long FOLLOW_MILLIS = 2_000;

    private static final long SWEEP_MILLIS = TimeUnit.HOURS.toMillis(1);

    /** Looks overlap by this much, so that none is missed that was being written in between. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final Erasures erasures;
    private final @Nullable Duration keep;
    private final InstantSource clock;
    private final Consumer<GameId> erased;
    private final List<Long> timers = new ArrayList<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private long followedNanos = System.nanoTime();

    /**
     * For a node that does nothing yet.
     *
     * @param keep how long what people typed is kept after a game's end; null for ever
     * @param clock by which games are old
     * @param erased told of games whose texts must be read again, on any thread
     */
    public Retention(
            Erasures erasures,
            @Nullable Duration keep,
            InstantSource clock,
            Consumer<GameId> erased) {
        this.erasures = erasures;
        this.keep = keep;
        this.clock = clock;
        this.erased = erased;
    }

    /** Looks from now on. */
    public synchronized void start(Vertx vertx) {
        timers.add(vertx.setPeriodic(FOLLOW_MILLIS, timer -> beside("follow", this::follow)));
        if (keep != null) {
            beside("sweep", this::sweep);
            timers.add(vertx.setPeriodic(SWEEP_MILLIS, timer -> beside("sweep", this::sweep)));
        }
    }

    /** Looks no more. */
    public synchronized void stop(Vertx vertx) {
        timers.forEach(vertx::cancelTimer);
        timers.clear();
    }

    private static void beside(String what, Runnable task) {
        Thread.ofVirtual().name("headroom-retention-" + what).start(task);
    }

    /** Erases what is due; what cannot be done now is done with the next look. Blocks. */
    void sweep() {
        if (keep == null) {
            return;
        }
        try {
            Erasures.Erased swept;
            do {
                swept = erasures.eraseFinishedBefore(clock.instant().minus(keep));
                if (swept.texts() + swept.players() > 0) {
                    LOG.info(
                            "erased {} typed texts, and what {} practised, of {} games that ended"
                                    + " more than {} days ago",
                            swept.texts(),
                            swept.players(),
                            swept.games(),
                            keep.toDays());
                }
            } while (Erasures.mayBeMore(swept));
        } catch (StoreException notNow) {
            LOG.warn("old games are looked at again in an hour", notNow);
        }
    }

    /** Lets games here follow what was erased since the last look. Blocks. */
    void follow() {
        if (!following.compareAndSet(false, true)) {
            return;
        }
        try {
            long now = System.nanoTime();
            Duration past = Duration.ofNanos(now - followedNanos).plus(OVERLAP);
            erasures.within(past).forEach(erased);
            followedNanos = now;
        } catch (StoreException notNow) {
            LOG.debug("what was erased is looked for again", notNow);
        } finally {
            following.set(false);
        }
    }
}
