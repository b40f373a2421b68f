package io.headroom.simulator.path;

import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.policy.BudgetPlan;

import java.util.List;

/** A bucket of tokens for attempts beyond those that all requests have, and how many began. */
final class AttemptBudget implements Meter {
    private final String name;
    private final BudgetPlan plan;
    private final List<Column> columns;
    private long millionths;
    private long begun;
    private long withheld;

    /** What is told of it: how many attempts more began, and how many were withheld. */
    record Told(String begun, String withheld) {}

    /** An empty bucket of the stage of that name. */
    AttemptBudget(String name, BudgetPlan plan, Told told) {
        this.name = name;
        this.plan = plan;
        columns = List.of(Column.counter(told.begun()), Column.counter(told.withheld()));
    }

    /** A request comes. */
    void came() {
        long full = (long) plan.most() * BudgetPlan.TOKEN;
        millionths = Math.min(full, millionths + plan.perMillion());
    }

    /** Whether one attempt more may begin, which takes a token then. */
    boolean take() {
        if (millionths < BudgetPlan.TOKEN) {
            withheld++;
            return false;
        }
        millionths -= BudgetPlan.TOKEN;
        begun++;
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        target[offset] = begun;
        target[offset + 1] = withheld;
    }
}
