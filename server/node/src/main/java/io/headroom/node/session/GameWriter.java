package io.headroom.node.session;

import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.store.AppendResult;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.LogEnd;
import io.headroom.node.store.NewClaim;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.TypedText;
import io.headroom.node.store.UnknownOutcomeException;
import io.headroom.simulator.SimulatorVersion;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The writing end of one game's log. A write goes on until its outcome is certain: it is tried
 * again when nothing changed, and after a lost answer the game is claimed again, behind which a
 * late arrival can no longer change anything, and the log then says whether the batch stands. All
 * calls block; there is at most one at a time.
 */
public final class GameWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GameWriter.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** Another node owns the game now, or this one is to stop. */
    public static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended(String why) {
            super(why, null, false, false);
        }
    }

    /** Where a claim lets the game go on. */
    public record Standing(long gameMillis, int resumeTick) {}

    private final EventLog log;
    private final GameId game;
    private final NodeId node;
    private final Supplier<Standing> standing;
    private final Runnable onFailure;
    private LogEnd end;
    private int failures;
    private volatile boolean stopped;

    /**
     * A writer behind its own last row.
     *
     * @param standing asked when the game must be claimed again
     * @param onFailure told of each try that fails; another one follows
     */
    public GameWriter(
            EventLog log,
            GameId game,
            NodeId node,
            LogEnd end,
            Supplier<Standing> standing,
            Runnable onFailure) {
        this.log = log;
        this.game = game;
        this.node = node;
        this.end = end;
        this.standing = standing;
        this.onFailure = onFailure;
    }

    /** The last row that is known to be durable. */
    LogEnd end() {
        return end;
    }

    /** Lets a write that is under way give up instead of trying again. */
    void stop() {
        stopped = true;
    }

    /**
     * What the log got.
     *
     * @param events in its order: the batch if it stands, claims when there had to be some, and
     *     that it expired
     * @param counts whether the batch stands and has not expired
     */
    public record Written(List<Event> events, boolean counts) {
        /** Keeps its own copy. */
        public Written {
            events = List.copyOf(events);
        }
    }

    /**
     * A disturbance that a live run waits for.
     *
     * @param expired what makes it void when the run has gone on without it
     */
    record Waited(Hold hold, Event.Expired expired) {
        /** A wait that begins now; none when there is nothing to expire. */
        static @Nullable Waited of(Event.@Nullable Expired expired) {
            return expired == null ? null : new Waited(new Hold(), expired);
        }
    }

    /**
     * Writes a batch. One that a live run waits for is given up when the run has gone on without
     * it: if it stands nevertheless, that it expired is written behind it.
     *
     * @throws Ended when the batch does not stand and never will by this writer
     */
    Written append(
            List<Event> events, List<NewEvent> rows, List<TypedText> texts, @Nullable Waited waited)
            throws Ended {
        BatchId batch = BatchId.random();
        List<Event> written = new ArrayList<>();
        while (true) {
            try {
                return switch (log.append(game, end, batch, rows, texts)) {
                    case AppendResult.Appended appended -> {
                        end = appended.end();
                        written.addAll(events);
                        succeeded();
                        yield standing(written, waited);
                    }
                    case AppendResult.Fenced fenced -> throw fenced(fenced.actual());
                };
            } catch (UnknownOutcomeException unknown) {
                failed(unknown);
                if (claimBehind(batch, events, written)) {
                    return standing(written, waited);
                }
            } catch (StoreException nothingChanged) {
                failed(nothingChanged);
            }
            if (waited != null && waited.hold().released()) {
                return new Written(written, false);
            }
        }
    }

    private Written standing(List<Event> written, @Nullable Waited waited) throws Ended {
        if (waited == null || waited.hold().keep()) {
            return new Written(written, true);
        }
        LOG.warn("game {} was saved too late for its live run: {}", id(), waited.expired());
        Event expired = waited.expired();
        written.addAll(append(List.of(expired), List.of(row(expired)), List.of(), null).events());
        return new Written(written, false);
    }

    /**
     * Claims the game again: after the process stood still, somebody else may own it.
     *
     * @throws Ended when somebody does
     */
    public Written claimAgain() throws Ended {
        List<Event> written = new ArrayList<>();
        claimBehind(BatchId.random(), List.of(), written);
        return new Written(written, true);
    }

    /** Whether the batch stands before the claim that was written now. */
    private boolean claimBehind(BatchId batch, List<Event> events, List<Event> written)
            throws Ended {
        BatchId claim = BatchId.random();
        Event.Claimed claimed = null;
        boolean stands = false;
        while (true) {
            try {
                for (EventRow row : log.readAfter(game, end.seq())) {
                    if (row.batchId().equals(batch)) {
                        stands = true;
                        end = new LogEnd(row.seq(), row.epoch());
                    } else if (claimed != null && row.batchId().equals(claim)) {
                        // The answer to the claim itself was lost, and it stands.
                        end = new LogEnd(row.seq(), row.epoch());
                        return claimed(claimed, stands, events, written);
                    } else {
                        throw fenced(new LogEnd(row.seq(), row.epoch()));
                    }
                }
                if (claimed == null) {
                    // Once: a claim whose answer is lost is tried again word for word.
                    claimed = claim(end.epoch() + 1);
                }
                if (log.claim(game, end, newClaim(claim, claimed))
                        instanceof AppendResult.Appended appended) {
                    end = appended.end();
                    return claimed(claimed, stands, events, written);
                }
                // The log has grown since it was read: read again who wrote.
            } catch (StoreException failure) {
                failed(failure);
            }
        }
    }

    private boolean claimed(
            Event.Claimed claimed, boolean stands, List<Event> events, List<Event> written) {
        if (stands) {
            written.addAll(events);
        }
        written.add(claimed);
        succeeded();
        return stands;
    }

    private Event.Claimed claim(long epoch) {
        Standing now = standing.get();
        return new Event.Claimed(
                epoch,
                node.value(),
                SimulatorVersion.SIMULATOR_VERSION,
                now.gameMillis(),
                now.resumeTick());
    }

    private NewClaim newClaim(BatchId batch, Event.Claimed claimed) {
        return new NewClaim(node, node, claimed.epoch(), batch, row(claimed));
    }

    /** An event of the owner's own as a row. */
    static NewEvent row(Event event) {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        return new NewEvent(
                encoded.type(), encoded.version(), null, null, Instant.now(), encoded.payload());
    }

    private Ended fenced(LogEnd actual) {
        LOG.info("game {} has another owner: its log ends at {}", id(), actual);
        return new Ended("another node owns the game");
    }

    private void succeeded() {
        if (failures > 0) {
            failures = 0;
            LOG.info("game {} can be written again", id());
        }
    }

    private void failed(StoreException failure) throws Ended {
        if (failures++ == 0) {
            LOG.warn("game {} cannot be written; its commands wait", id(), failure);
        }
        onFailure.run();
        if (stopped) {
            throw new Ended("the node stops");
        }
        try {
            Thread.sleep(
                    Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 8)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Ended("the node stops");
        }
    }

    private UUID id() {
        return game.value();
    }
}
