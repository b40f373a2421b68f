package io.headroom.simulator.stage;

import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.time.Actor;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Rank;

/** Looks at a station once a period and has it scaled as its policy says. */
final class Autoscaler implements Actor, ScalingPlan.View {
    private final Station station;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final ScalingPlan plan;
    private final int actor;
    private long seenArrivals;
    private long arrivals;
    private long arrivalsBefore;
    private long seenBusyNanos;
    private long nowNanos;
    private double utilization;

    /**
     * What the last decisions wanted, the newest at {@code decisions}; as many as a hold is long.
     */
    private final int[] wanted;

    private long decisions;

    Autoscaler(Station station, ScalingPlan plan) {
        this.station = station;
        this.plan = plan;
        ledger = station.ledger();
        wanted = new int[1 + (int) (station.plan().fleet().holdNanos() / plan.periodNanos())];
        calendar = station.surroundings().calendar();
        actor = calendar.register(Rank.TIMER, this);
    }

    void begin() {
        calendar.schedule(actor, plan.periodNanos());
    }

    @Override
    public void act(long now) {
        nowNanos = now;
        arrivalsBefore = arrivals;
        arrivals = ledger.entered() - seenArrivals;
        seenArrivals += arrivals;
        long busyNanos = ledger.busyNanos(now);
        double most = (double) Math.max(1, ready()) * plan.periodNanos();
        utilization = Math.min(1, (busyNanos - seenBusyNanos) / most);
        seenBusyNanos = busyNanos;
        int desired = Math.max(plan.least(), Math.min(plan.most(), plan.desired(this)));
        calendar.schedule(actor, now + plan.periodNanos());
        station.scaleTo(held(desired), now);
    }

    /** As many as wanted now; or, rather than give servers up, the most of the hold. */
    private int held(int desired) {
        wanted[(int) (decisions++ % wanted.length)] = desired;
        int most = desired;
        for (int before : wanted) {
            most = Math.max(most, before);
        }
        return Math.max(desired, Math.min(most, provisioned()));
    }

    @Override
    public int provisioned() {
        return station.fleet().provisionedToStay();
    }

    @Override
    public int ready() {
        return station.fleet().readyCount();
    }

    @Override
    public long waiting() {
        return ledger.waiting();
    }

    @Override
    public double utilization() {
        return utilization;
    }

    @Override
    public long arrivals() {
        return arrivals;
    }

    @Override
    public long arrivalsBefore() {
        return arrivalsBefore;
    }

    @Override
    public double meanServiceNanos() {
        return ledger.started() == 0 ? 0 : (double) ledger.busyNanos(nowNanos) / ledger.started();
    }
}
