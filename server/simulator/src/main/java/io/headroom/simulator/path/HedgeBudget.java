package io.headroom.simulator.path;

import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.stage.ForkPlan;

import java.util.List;

/** A fork's bucket of tokens for attempts beyond those needed, and how many of them began. */
final class HedgeBudget implements Meter {
    private final String name;
    private final ForkPlan.Budget plan;
    private long millionths;
    private long begun;
    private long withheld;

    HedgeBudget(String name, ForkPlan.Budget plan) {
        this.name = name;
        this.plan = plan;
    }

    /** A request comes to the fork. */
    void came() {
        long full = (long) plan.most() * ForkPlan.Budget.TOKEN;
        millionths = Math.min(full, millionths + plan.perMillion());
    }

    /** Whether one attempt more may begin, which takes a token then. */
    boolean take() {
        if (millionths < ForkPlan.Budget.TOKEN) {
            withheld++;
            return false;
        }
        millionths -= ForkPlan.Budget.TOKEN;
        begun++;
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.counter("hedged"), Column.counter("withheld"));
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        target[offset] = begun;
        target[offset + 1] = withheld;
    }
}
