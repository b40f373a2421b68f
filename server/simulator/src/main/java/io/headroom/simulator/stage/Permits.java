package io.headroom.simulator.stage;

import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.InstantEnd;

import java.util.List;

/**
 * A line before a part of a path with room for so many. Whoever has a permit goes on at once, so
 * nobody is in service here; in the books a permit is a server that is busy while it is out. At the
 * end of an instant permits that are free go to the first of the line.
 */
public final class Permits extends Leaf implements Lender {
    private static final int NONE = RequestTable.NONE;

    private final PermitsPlan plan;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Exit exit;
    private final WaitingLine line;
    private final Patience patience;
    private final InstantEnd look;
    private int out;

    /** All permits are free. */
    public Permits(PermitsPlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        requests = surroundings.requests();
        look = new InstantEnd(surroundings.calendar(), this::lookAtLine);
        exit = surroundings.exit();
        line = new WaitingLine(requests, surroundings.priorities(), plan.queue());
        patience = new Patience(plan.queue(), index, surroundings, this::abandon);
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        requests.setServer(request, NONE);
        ledger.entered(nowNanos);
        line.add(request);
        patience.begin(request, nowNanos);
        lookSoon(nowNanos);
    }

    @Override
    public void cancel(int request, long nowNanos) {
        ledger.cancelledWaiting(nowNanos, leaveLine(request, nowNanos));
    }

    @Override
    public void giveBack(int request, long nowNanos) {
        out--;
        ledger.busy(-1, nowNanos);
        lookSoon(nowNanos);
    }

    private void lookSoon(long nowNanos) {
        boolean mayGo = out < plan.most() && line.size() > 0;
        if (mayGo || line.isOver()) {
            look.await(nowNanos);
        }
    }

    private void lookAtLine(long nowNanos) {
        while (out < plan.most() && line.size() > 0) {
            letIn(line.first(), nowNanos);
        }
        for (int loser = line.nextToLose(); loser != NONE; loser = line.nextToLose()) {
            ledger.lostWaiting(nowNanos, leaveLine(loser, nowNanos));
            exit.lost(loser, nowNanos, plan.queue().overflow().outcome());
        }
    }

    private void letIn(int request, long nowNanos) {
        line.remove(request);
        patience.end(request);
        out++;
        ledger.busy(1, nowNanos);
        long waited = nowNanos - requests.enteredNanos(request);
        ledger.batchJoined();
        ledger.started(requests.workPermille(request), 0, waited, nowNanos);
        ledger.left(nowNanos, 0, waited);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        exit.passed(request, nowNanos);
    }

    private void abandon(int request, long nowNanos) {
        ledger.abandoned(nowNanos, leaveLine(request, nowNanos));
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
    public LeafView view() {
        return new PermitsInside(line.inOrder(), look.isPending() ? 0 : plan.most() - out);
    }

    /** Permits as the checker of the books sees them. */
    private record PermitsInside(List<Integer> waiting, int freeServers) implements LeafView {
        @Override
        public List<Integer> serving() {
            return List.of();
        }

        @Override
        public boolean idlesWithWork(long nowNanos) {
            return freeServers > 0 && !waiting.isEmpty();
        }
    }
}
