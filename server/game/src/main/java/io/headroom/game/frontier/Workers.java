package io.headroom.game.frontier;

import java.util.Collection;
import java.util.function.BiConsumer;

/** Whoever does runs: the thread that searches, this machine's cores, or a cluster's nodes. */
@FunctionalInterface
public interface Workers {
    /**
     * Does all runs, in any order, and tells of each as soon as it is done, one at a time.
     *
     * @return false when somebody interrupted it before all were done
     */
    boolean run(Collection<Run> runs, BiConsumer<Run, Trial> done);
}
