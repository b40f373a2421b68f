package io.headroom.node.session;

import io.headroom.game.id.GameId;
import io.headroom.node.store.GameMark;
import io.headroom.node.store.GameMarks;
import io.headroom.node.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes down each second where a game stands, so that a game whose nodes all die goes on near
 * there. One mark at a time, beside the log's writes; a mark that fails is made good by the next.
 * Not thread-safe; lives on the session's context.
 */
final class Marking {
    private static final Logger LOG = LoggerFactory.getLogger(Marking.class);
    private static final long EACH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What became of a mark. */
    enum Outcome {
        WRITTEN,
        /** Another owner's log. */
        FENCED,
        FAILED
    }

    private final GameMarks marks;
    private final GameId game;
    private final Supplier<GameMark> standing;
    private boolean writing;
    private long begunNanos;

    Marking(GameMarks marks, GameId game, Supplier<GameMark> standing) {
        this.marks = marks;
        this.game = game;
        this.standing = standing;
        this.begunNanos = System.nanoTime();
    }

    /**
     * Begins to write a mark when one is due.
     *
     * @param done told on a thread of the mark's own; {@link #ended} must be called then
     */
    void look(long nowNanos, long epoch, Consumer<Outcome> done) {
        if (!writing && nowNanos - begunNanos >= EACH_NANOS) {
            writing = true;
            begunNanos = nowNanos;
            write(epoch, done);
        }
    }

    /** Begins to write a mark now: the last one. */
    void write(long epoch, Consumer<Outcome> done) {
        GameMark mark = standing.get();
        Thread.ofVirtual().name("headroom-mark").start(() -> tell(done, write(epoch, mark)));
    }

    private void tell(Consumer<Outcome> done, Outcome outcome) {
        try {
            done.accept(outcome);
        } catch (RejectedExecutionException gone) {
            LOG.debug("nobody is left to tell of game {}", game.value(), gone);
        }
    }

    /** What was begun has ended. */
    void ended() {
        writing = false;
    }

    private Outcome write(long epoch, GameMark mark) {
        try {
            return marks.write(game, epoch, mark) ? Outcome.WRITTEN : Outcome.FENCED;
        } catch (StoreException failure) {
            LOG.debug("game {} is not marked", game.value(), failure);
            return Outcome.FAILED;
        }
    }
}
