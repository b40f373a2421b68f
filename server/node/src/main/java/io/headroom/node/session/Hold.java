package io.headroom.node.session;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What a live run waits for: a disturbance that is on its way into the log. Either its commit
 * becomes known first, and the run plays it, or the run has waited long enough and goes on without
 * it; the two ends may come from different threads, and only one of them holds.
 */
final class Hold {
    private enum Fate {
        OPEN,
        KEPT,
        RELEASED
    }

    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);

    /** The commit is known; false when the run has gone on without it. */
    boolean keep() {
        return fate.compareAndSet(Fate.OPEN, Fate.KEPT);
    }

    /** The run goes on without it; false when the commit is known, or that was said before. */
    boolean release() {
        return fate.compareAndSet(Fate.OPEN, Fate.RELEASED);
    }

    /** Whether the run has gone on without it. */
    boolean released() {
        return fate.get() == Fate.RELEASED;
    }
}
