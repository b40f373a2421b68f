package io.headroom.simulator.stage;

import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

/** Looks at servers once a period and has it scaled as its policy says. */
final class Autoscaler implements EventHandler, ScalingPlan.View {
    private final Scaled servers;
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

    /**
     * Scales {@code servers}.
     *
     * @param holdNanos how long one that was wanted is kept
     */
    Autoscaler(Scaled servers, ScalingPlan plan, long holdNanos, Calendar calendar) {
        this.servers = servers;
        this.plan = plan;
        this.calendar = calendar;
        wanted = new int[1 + (int) (holdNanos / plan.periodNanos())];
        actor = calendar.register(Rank.TIMER, this);
    }

    void begin() {
        calendar.schedule(actor, plan.periodNanos());
    }

    @Override
    public void act(long now) {
        nowNanos = now;
        arrivalsBefore = arrivals;
        arrivals = servers.entered() - seenArrivals;
        seenArrivals += arrivals;
        long busyNanos = servers.busyNanos(now);
        double most = (double) Math.max(1, ready()) * plan.periodNanos();
        utilization = Math.min(1, (busyNanos - seenBusyNanos) / most);
        seenBusyNanos = busyNanos;
        int desired = Math.max(plan.least(), Math.min(plan.most(), plan.desired(this)));
        calendar.schedule(actor, now + plan.periodNanos());
        servers.resize(held(desired), now);
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
        return servers.provisionedToStay();
    }

    @Override
    public int ready() {
        return servers.readyCount();
    }

    @Override
    public long waiting() {
        return servers.waiting();
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
        long started = servers.started();
        return started == 0 ? 0 : (double) servers.busyNanos(nowNanos) / started;
    }
}
