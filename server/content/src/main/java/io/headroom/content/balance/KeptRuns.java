package io.headroom.content.balance;

import java.util.HashMap;
import java.util.Map;

/** Runs that are done once each, however often somebody asks. For one thread. */
final class KeptRuns implements SystemRuns {
    private final SystemRuns runs;
    private final Map<RunAsked, RunFigures> kept = new HashMap<>();

    KeptRuns(SystemRuns runs) {
        this.runs = runs;
    }

    @Override
    public RunFigures run(RunAsked asked) {
        return kept.computeIfAbsent(asked, runs::run);
    }

    /** How many were done. */
    int done() {
        return kept.size();
    }
}
