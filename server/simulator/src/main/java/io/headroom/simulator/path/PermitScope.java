package io.headroom.simulator.path;

import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.Permits;

/** What encloses a part of a path behind permits: whoever leaves it gives its permit back. */
final class PermitScope implements Scope {
    private final Permits permits;
    private final Scope outer;

    PermitScope(Permits permits, Scope outer) {
        this.permits = permits;
        this.outer = outer;
    }

    @Override
    public void lost(int request, long nowNanos, Outcome outcome) {
        permits.giveBack(nowNanos);
        outer.lost(request, nowNanos, outcome);
    }

    @Override
    public void rerouted(int request, long nowNanos) {
        permits.giveBack(nowNanos);
        outer.rerouted(request, nowNanos);
    }

    @Override
    public void calledOff(int request, long nowNanos) {
        permits.giveBack(nowNanos);
        outer.calledOff(request, nowNanos);
    }
}
