package io.headroom.content.balance;

/** Runs of one track-round's system. A pure function, safe for many threads. */
@FunctionalInterface
public interface SystemRuns {
    /** What a run comes to. */
    RunFigures run(RunAsked asked);
}
