package io.headroom.simulator.stage;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;

/** A place that holds requests for a time and keeps books of it. */
public abstract class Leaf {
    private final int index;
    private final Surroundings surroundings;
    private final StageLedger ledger;

    /**
     * What a leaf shares with others.
     *
     * @param priorities number of classes of priority
     */
    public record Surroundings(
            Calendar calendar,
            RequestTable requests,
            Streams streams,
            Exit exit,
            int priorities,
            boolean watchesWork) {}

    Leaf(int index, Surroundings surroundings, StageLedger ledger) {
        this.index = index;
        this.surroundings = surroundings;
        this.ledger = ledger;
    }

    /** A request comes. It may be lost, and even be through, before this returns. */
    public abstract void accept(int request, long nowNanos);

    /** A request starts in a leaf without a queue: others that it is tied to are told. */
    final void startedAtOnce(int request, long nowNanos) {
        RequestTable requests = surroundings.requests();
        if (requests.isTied(request)) {
            requests.setTied(request, false);
            surroundings.exit().startedTied(request, nowNanos);
        }
    }

    /** A request that is here is not wanted any more; whoever says so takes its row. */
    public abstract void cancel(int request, long nowNanos);

    /** Whether it can work at all now. */
    public boolean isUp() {
        return true;
    }

    /**
     * The device that it runs on works at so many thousandths of its full speed, on top of
     * everything else that makes it slower.
     */
    public void setDeviceSpeed(long permille, long nowNanos) {
        throw new IllegalStateException("no device makes this faster or slower");
    }

    /** The device that it runs on is off for good: what it holds and whatever comes is crashed. */
    public void shutDown(long nowNanos) {
        throw new IllegalStateException("no device takes this down");
    }

    /** ∫ busy servers dt from time 0 to {@code nowNanos}, but for multiples of 2⁶⁴. */
    public final long busyNanos(long nowNanos) {
        return ledger.busyNanos(nowNanos);
    }

    /** Its inside as the checker of the books sees it. */
    public abstract LeafView view();

    /** Its place among the leaves of the plan, which names its draws and its labels. */
    public final int index() {
        return index;
    }

    /** The label of waiting here. */
    public static int waitingLabel(int index) {
        return 2 * index;
    }

    /** The label of being served here. */
    public static int serviceLabel(int index) {
        return 2 * index + 1;
    }

    final StageLedger ledger() {
        return ledger;
    }

    final Surroundings surroundings() {
        return surroundings;
    }
}
