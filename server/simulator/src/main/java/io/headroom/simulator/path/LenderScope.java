package io.headroom.simulator.path;

import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.stage.Lender;

/**
 * What encloses a part of a path behind a lender: whoever leaves it gives back what it was lent.
 */
final class LenderScope implements Scope {
    private final Lender lender;
    private final Scope outer;

    LenderScope(Lender lender, Scope outer) {
        this.lender = lender;
        this.outer = outer;
    }

    @Override
    public void lost(int request, long nowNanos, Outcome outcome) {
        lender.giveBack(request, nowNanos);
        outer.lost(request, nowNanos, outcome);
    }

    @Override
    public void rerouted(int request, long nowNanos) {
        lender.giveBack(request, nowNanos);
        outer.rerouted(request, nowNanos);
    }

    @Override
    public void calledOff(int request, long nowNanos) {
        lender.giveBack(request, nowNanos);
        outer.calledOff(request, nowNanos);
    }
}
