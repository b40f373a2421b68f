package io.headroom.simulator.stage;

import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.time.Calendar;

import java.util.List;

/**
 * Replicas of a language model behind one balancer, of which some are on. More come after a cold
 * start; surplus ones finish what they hold and go, the last first. A replica's seats are what an
 * autoscaler sees: an engine works on if only one sequence runs, so that it is busy says little.
 */
public final class EngineFleet implements Scaled {
    private final ReplicasPlan plan;
    private final List<Engine> engines;
    private int wanted;

    /**
     * A fleet of which as many are on as its plan says.
     *
     * @param engines the replicas in the plan's order
     */
    public EngineFleet(ReplicasPlan plan, List<Engine> engines, Calendar calendar) {
        this.plan = plan;
        this.engines = List.copyOf(engines);
        wanted = Math.min(plan.running(), engines.size());
        for (int number = 0; number < engines.size(); number++) {
            engines.get(number).life().keptBy(this::lacking, number < wanted);
        }
        ScalingPlan scaling = plan.scaling();
        if (scaling.periodNanos() > 0) {
            new Autoscaler(this, scaling, plan.holdNanos(), calendar).begin();
        }
    }

    /** Its plan. */
    public ReplicasPlan plan() {
        return plan;
    }

    /** There shall be so many; more than there are replicas means all. */
    @Override
    public void resize(int desired, long nowNanos) {
        wanted = Math.min(desired, engines.size());
        for (Engine engine : engines) {
            if (lacking() > 0 && engine.life().isDraining()) {
                engine.life().start(nowNanos);
            }
        }
        for (Engine engine : engines) {
            if (lacking() > 0 && engine.life().isOff()) {
                engine.life().start(nowNanos);
            }
        }
        int surplus = -lacking();
        for (int number = engines.size() - 1; surplus > 0; number--) {
            EngineLife life = engines.get(number).life();
            if (life.isReady() || life.isStarting()) {
                life.retire(nowNanos);
                surplus--;
            }
        }
    }

    /** Loses replicas, the first of those that are on, for {@code outageNanos}. */
    public void lose(int count, long outageNanos, long nowNanos) {
        int lost = 0;
        for (Engine engine : engines) {
            if (lost < count && engine.lose(outageNanos, nowNanos)) {
                lost++;
            }
        }
    }

    private int lacking() {
        return wanted - provisionedToStay();
    }

    @Override
    public int provisionedToStay() {
        int count = 0;
        for (Engine engine : engines) {
            count += engine.life().isReady() || engine.life().isStarting() ? 1 : 0;
        }
        return count;
    }

    @Override
    public int readyCount() {
        int count = 0;
        for (Engine engine : engines) {
            count += engine.life().isReady() ? 1 : 0;
        }
        return count;
    }

    @Override
    public long waiting() {
        long sum = 0;
        for (Engine engine : engines) {
            sum += engine.ledger().waiting();
        }
        return sum;
    }

    @Override
    public long entered() {
        long sum = 0;
        for (Engine engine : engines) {
            sum += engine.ledger().entered();
        }
        return sum;
    }

    @Override
    public long started() {
        long sum = 0;
        for (Engine engine : engines) {
            sum += engine.ledger().started();
        }
        return sum;
    }

    @Override
    public long busyNanos(long nowNanos) {
        long sum = 0;
        for (Engine engine : engines) {
            sum += engine.ledger().servingNanos(nowNanos) / engine.seats();
        }
        return sum;
    }
}
