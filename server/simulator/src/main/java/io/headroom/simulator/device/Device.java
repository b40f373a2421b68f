package io.headroom.simulator.device;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.PowerPlan;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.stage.Leaf;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.List;

/**
 * A device in a run. Its pending event is the governor's next look, if there is heat or a battery;
 * then it brings its temperature up to date with the mean power since the look before. In between
 * it keeps exact integrals alone: time, and busy time of each stage, at each step of the clock.
 */
public final class Device implements EventHandler, Meter {
    private static final long FULL_SPEED = 1000;

    private final DevicePlan plan;
    private final PowerPlan power;
    private final List<Leaf> leaves;
    private final Calendar calendar;
    private final int actor;
    private final List<Column> columns = new ArrayList<>();

    /** Of each clock step the time, then of each stage and step the busy time. */
    private final long[] counted;

    /** Busy time of each stage when the books were last brought up to date. */
    private final long[] busyBefore;

    private long countedUntilNanos;
    private long throttledNanos;

    private int step;
    private int fastest;
    private int governorStep;
    private int batteryStep;
    private int sagStep;
    private long neighbourPermille = FULL_SPEED;
    private boolean off;

    private long microcelsius;
    private long warmerMicrocelsius;
    private final double leftAfterPoll;
    private double joulesAtPoll;
    private long offNanos = Calendar.NEVER;

    /**
     * A device at time 0.
     *
     * @param leaves its stages, in the order of the plan
     */
    public Device(DevicePlan plan, List<Leaf> leaves, Calendar calendar) {
        this.plan = plan;
        this.leaves = List.copyOf(leaves);
        this.calendar = calendar;
        power = plan.power();
        int steps = power.steps().size();
        counted = new long[steps * (leaves.size() + 1)];
        busyBefore = new long[leaves.size()];
        fastest = plan.fastest();
        actor = calendar.register(Rank.TIMER, this);
        nameColumns(steps);
        double pollSeconds = (double) plan.governor().pollNanos() / Limits.SECOND_NANOS;
        leftAfterPoll = plan.thermal() == null ? 0 : plan.thermal().leftAfter(pollSeconds);
        microcelsius = plan.thermal() == null ? 0 : plan.thermal().startMicrocelsius();
        if (plan.thermal() != null || plan.battery() != null) {
            calendar.schedule(actor, plan.governor().pollNanos());
        }
        apply(0);
    }

    /** Its plan. */
    public DevicePlan plan() {
        return plan;
    }

    /** The governor looks. */
    @Override
    public void act(long nowNanos) {
        bringUpToDate(nowNanos);
        double joules = joules(nowNanos);
        double seconds = (double) plan.governor().pollNanos() / Limits.SECOND_NANOS;
        double watts = (joules - joulesAtPoll) / seconds;
        joulesAtPoll = joules;
        int last = power.steps().size() - 1;
        if (plan.thermal() != null) {
            microcelsius =
                    plan.thermal().after(microcelsius, watts, warmerMicrocelsius, leftAfterPoll);
            governorStep = plan.governor().next(governorStep, step, microcelsius, last);
        }
        BatteryPlan battery = plan.battery();
        if (battery != null) {
            double left = battery.joules() - joules;
            boolean sags = left <= battery.joules() * battery.sagShare();
            batteryStep = sags ? power.stepOf(battery.sagPermille()) : 0;
            if (left <= 0) {
                turnOff(nowNanos);
                return;
            }
        }
        apply(nowNanos);
        calendar.schedule(actor, nowNanos + plan.governor().pollNanos());
    }

    /** Another power mode: the fastest step of the clock from now on. */
    public void setFastest(int mostStep, long nowNanos) {
        bringUpToDate(nowNanos);
        fastest = Math.min(mostStep, power.steps().size() - 1);
        apply(nowNanos);
    }

    /** The supply carries so many thousandths of the fastest clock. */
    public void setSag(long permille, long nowNanos) {
        bringUpToDate(nowNanos);
        sagStep = power.stepOf(permille);
        apply(nowNanos);
    }

    /** A neighbour leaves so many thousandths of whatever speed there is. */
    public void setNeighbour(long permille, long nowNanos) {
        neighbourPermille = permille;
        apply(nowNanos);
    }

    /** The surroundings become warmer by so much, or with a negative number cooler. */
    public void warm(long moreMicrocelsius) {
        warmerMicrocelsius += moreMicrocelsius;
    }

    /** Sets the clock; the books are up to date. */
    private void apply(long nowNanos) {
        step = Math.max(Math.max(governorStep, fastest), Math.max(batteryStep, sagStep));
        long permille = power.steps().get(step).speedPermille() * neighbourPermille / FULL_SPEED;
        if (!off) {
            for (Leaf leaf : leaves) {
                leaf.setDeviceSpeed(permille, nowNanos);
            }
        }
    }

    private void turnOff(long nowNanos) {
        off = true;
        offNanos = nowNanos;
        for (Leaf leaf : leaves) {
            leaf.shutDown(nowNanos);
        }
    }

    private void bringUpToDate(long nowNanos) {
        addOpenTo(counted, 0, nowNanos);
        for (int stage = 0; stage < busyBefore.length; stage++) {
            busyBefore[stage] = leaves.get(stage).busyNanos(nowNanos);
        }
        throttledNanos += isThrottled() ? openNanos(nowNanos) : 0;
        countedUntilNanos = nowNanos;
    }

    private boolean isThrottled() {
        return governorStep > fastest && governorStep == step;
    }

    /** Time since the books were last brought up to date, while it was on. */
    private long openNanos(long nowNanos) {
        return Math.max(0, Math.min(nowNanos, offNanos) - countedUntilNanos);
    }

    /** Adds what has happened since the books were last brought up to date. */
    private void addOpenTo(long[] target, int offset, long nowNanos) {
        target[offset + step] += openNanos(nowNanos);
        int steps = power.steps().size();
        for (int stage = 0; stage < busyBefore.length; stage++) {
            long more = leaves.get(stage).busyNanos(nowNanos) - busyBefore[stage];
            target[offset + steps * (stage + 1) + step] += more;
        }
    }

    private double joules(long nowNanos) {
        long[] now = new long[columns.size()];
        readAt(nowNanos, now, 0);
        return joulesOf(now, 0);
    }

    /** Of columns as they were read. */
    private double joulesOf(long[] now, int offset) {
        double joules = 0;
        for (int column = 0; column < counted.length; column++) {
            joules += now[offset + column] * columns.get(column).joulesPerUnit();
        }
        return joules;
    }

    private void nameColumns(int steps) {
        double second = Limits.SECOND_NANOS;
        for (int each = 0; each < steps; each++) {
            columns.add(Column.counter("clock" + each + "Nanos", power.idleWatts() / second));
        }
        for (DevicePlan.Placed placed : plan.stages()) {
            for (int each = 0; each < steps; each++) {
                double watts = placed.busyWatts() * power.busyShare(each);
                String name = placed.stage() + "BusyAtClock" + each + "Nanos";
                columns.add(Column.counter(name, watts / second));
            }
        }
        columns.add(Column.counter("throttledNanos"));
        columns.add(Column.gauge("microcelsius"));
        columns.add(Column.gauge("clockPermille"));
        if (plan.battery() != null) {
            columns.add(Column.derived("chargePermille"));
        }
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        System.arraycopy(counted, 0, target, offset, counted.length);
        addOpenTo(target, offset, nanos);
        int rest = offset + counted.length;
        target[rest] = throttledNanos + (isThrottled() ? openNanos(nanos) : 0);
        target[rest + 1] = microcelsius;
        target[rest + 2] = off ? 0 : power.steps().get(step).speedPermille();
        if (plan.battery() != null) {
            double left = 1 - joulesOf(target, offset) / plan.battery().joules();
            target[rest + 3] = (long) Math.max(0, FULL_SPEED * left);
        }
    }
}
