package io.headroom.node.session;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/**
 * How saving goes in one game, watched so that nobody waits without being told: after a second
 * without an answer, or at the first failure, every screen learns that the game is holding; after
 * two the console learns that what it asked for is not saved yet and the node takes no new screens;
 * after five a live run that waits for a disturbance goes on without it. Not thread-safe; lives on
 * the session's context.
 */
final class Saving {
    private static final long HOLDING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long UNSAVED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long RELEASE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Broadcast broadcast;
    private final Runnable release;
    private boolean writing;
    private boolean asked;
    private boolean writeFailing;
    private boolean markFailing;
    private boolean holding;
    private boolean unsaved;
    private long sinceNanos;
    private @Nullable Hold hold;

    /**
     * A game whose saving works.
     *
     * @param release lets a live run go on that waits for what is not saved
     */
    Saving(Broadcast broadcast, Runnable release) {
        this.broadcast = broadcast;
        this.release = release;
    }

    /**
     * A write begins.
     *
     * @param byPerson whether somebody waits for its answer
     * @param waitedFor what a live run waits for; null when it does not
     */
    void begins(long nowNanos, boolean byPerson, @Nullable Hold waitedFor) {
        writing = true;
        asked = byPerson;
        unsaved = false;
        sinceNanos = nowNanos;
        hold = waitedFor;
    }

    /** A try to write failed; another one follows. */
    void failed() {
        writeFailing = writing;
        tell();
    }

    /** What was to be written is certain now. */
    void ended() {
        writing = false;
        writeFailing = false;
        hold = null;
        tell();
    }

    /** The mark of game time could be written, or not. */
    void marked(boolean written) {
        markFailing = !written;
        tell();
    }

    /** Tells what is due. */
    void look(long nowNanos) {
        if (!writing) {
            return;
        }
        long waitedNanos = nowNanos - sinceNanos;
        if (waitedNanos >= HOLDING_NANOS) {
            writeFailing = true;
            tell();
        }
        if (waitedNanos >= UNSAVED_NANOS && asked && !unsaved) {
            unsaved = true;
            broadcast.unsaved();
        }
        if (waitedNanos >= RELEASE_NANOS && hold != null && hold.release()) {
            release.run();
        }
    }

    /** Tells a screen that has just come how it is, unless all is well. */
    void tellNewcomers() {
        if (holding) {
            broadcast.holding(true);
        }
    }

    /** Whether a write has waited for so long that new screens are better sent elsewhere. */
    boolean stuck(long nowNanos) {
        return writing && nowNanos - sinceNanos >= UNSAVED_NANOS;
    }

    private void tell() {
        boolean now = writeFailing || markFailing;
        if (now != holding) {
            holding = now;
            broadcast.holding(now);
        }
    }
}
