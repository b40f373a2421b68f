package io.headroom.simulator.stage;

import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import java.util.List;

/**
 * Opens for one request at each tick. Its pending event is the next tick while somebody waits; that
 * a tick found nobody, and the display showed the same frame twice, is computed when asked for.
 */
public final class Gate extends Leaf implements EventHandler, Meter {
    private static final long NOT_YET = -1;
    private static final int NONE = RequestTable.NONE;

    private final GatePlan plan;
    private final TickClock clock;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final Exit exit;
    private final WaitingLine line;
    private final Patience patience;
    private final int actor;

    private long shown;
    private long firstNanos = NOT_YET;
    private long lastNanos = NOT_YET;

    /** A closed gate. */
    public Gate(GatePlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        clock = plan.clock();
        requests = surroundings.requests();
        calendar = surroundings.calendar();
        exit = surroundings.exit();
        line = new WaitingLine(requests, surroundings.priorities(), plan.queue());
        patience = new Patience(plan.queue(), index, surroundings, this::abandon);
        actor = calendar.register(Rank.START, this);
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        ledger.entered(nowNanos);
        line.add(request);
        patience.begin(request, nowNanos);
        if (plan.start() == GatePlan.Start.FREE_RUNNING) {
            open(nowNanos);
        } else {
            schedule(nowNanos);
        }
    }

    @Override
    public void cancel(int request, long nowNanos) {
        ledger.cancelledWaiting(nowNanos, leaveLine(request, nowNanos));
        schedule(nowNanos);
    }

    /** A tick, or the line is too long: all who come at this instant are there. */
    @Override
    public void act(long nowNanos) {
        if (line.size() > 0 && nextTickNanos(nowNanos) == nowNanos) {
            open(nowNanos);
        }
        for (int loser = line.nextToLose(); loser != NONE; loser = line.nextToLose()) {
            ledger.lostWaiting(nowNanos, leaveLine(loser, nowNanos));
            exit.lost(loser, nowNanos, plan.queue().overflow().outcome());
        }
        schedule(nowNanos);
    }

    private void open(long nowNanos) {
        int request = line.first();
        shown++;
        firstNanos = firstNanos == NOT_YET ? nowNanos : firstNanos;
        lastNanos = nowNanos;
        line.remove(request);
        patience.end(request);
        schedule(nowNanos);
        long waited = nowNanos - requests.enteredNanos(request);
        ledger.batchJoined();
        ledger.started(requests.workPermille(request), 0, waited, nowNanos);
        ledger.left(nowNanos, 0, waited);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        requests.respond(request, nowNanos);
        startedAtOnce(request, nowNanos);
        exit.passed(request, nowNanos);
    }

    /** The next tick, but never the one at which it has just opened. */
    private long nextTickNanos(long nowNanos) {
        return clock.nextNanos(lastNanos == nowNanos ? nowNanos + 1 : nowNanos);
    }

    private void schedule(long nowNanos) {
        if (line.isOver()) {
            calendar.schedule(actor, nowNanos);
        } else {
            calendar.schedule(actor, line.size() > 0 ? nextTickNanos(nowNanos) : Calendar.NEVER);
        }
    }

    private void abandon(int request, long nowNanos) {
        ledger.abandoned(nowNanos, leaveLine(request, nowNanos));
        schedule(nowNanos);
        exit.lost(request, nowNanos, Outcome.ABANDONED);
    }

    private long leaveLine(int request, long nowNanos) {
        long waited = nowNanos - requests.enteredNanos(request);
        line.remove(request);
        patience.end(request);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        return waited;
    }

    @Override
    public String name() {
        return plan.name();
    }

    /** Of a gate that stands open nothing can be shown twice: it has no ticks. */
    @Override
    public List<Column> columns() {
        return List.of(Column.counter("shown"), Column.counter("repeated"));
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        target[offset] = shown;
        boolean repeats = plan.start() == GatePlan.Start.ON_TICK && firstNanos != NOT_YET;
        if (repeats) {
            // What happens exactly then is still to come, the tick as well as its frame.
            long ticks = clock.ticksBefore(nanos) - clock.ticksBefore(firstNanos);
            target[offset + 1] = ticks - shown;
        }
    }

    @Override
    public LeafView view() {
        return new GateInside(line.inOrder(), clock, openSinceNanos());
    }

    /** Since when it could have opened for the first who waits. */
    private long openSinceNanos() {
        return line.size() == 0 ? 0 : Math.max(lastNanos + 1, requests.enteredNanos(line.first()));
    }

    /** A gate as the checker of the books sees it. */
    private record GateInside(List<Integer> waiting, TickClock clock, long sinceNanos)
            implements LeafView {
        @Override
        public List<Integer> serving() {
            return List.of();
        }

        @Override
        public int freeServers() {
            return 0;
        }

        /** What happens exactly now is still to come. */
        @Override
        public boolean idlesWithWork(long nowNanos) {
            return !waiting.isEmpty() && clock.nextNanos(sinceNanos) < nowNanos;
        }
    }
}
