package io.headroom.simulator.stage;

import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.FleetPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.InstantEnd;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

/**
 * A waiting line, a batcher and servers. As an actor it has one timer: the window of the oldest
 * waiting request, or the end of a reset. Free servers look at the line at the end of an instant.
 */
public final class Station extends Leaf implements EventHandler {
    private static final int NONE = RequestTable.NONE;

    private final StationPlan plan;
    private final Exit exit;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final int timer;
    private final WaitingLine line;
    private final Fleet fleet;
    private final Batcher batcher;

    private final Patience patience;
    private long timerNanos = Calendar.NEVER;
    private final InstantEnd look;
    private boolean resetting;
    private long interruptsPermille = 1000;

    /**
     * The service, while requests are served one by one, each in one piece, as soon as a server is
     * free, and wait as long as it takes; else null. Such a station needs no batches, no timers and
     * no look at the end of the instant: whoever is first stays so whoever comes later in it.
     */
    private ServicePlan.@Nullable Together inOnePiece;

    /** An idle station. */
    public Station(StationPlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        exit = surroundings.exit();
        requests = surroundings.requests();
        calendar = surroundings.calendar();
        look = new InstantEnd(calendar, this::lookAtLine);
        timer = calendar.register(Rank.TIMER, this);
        line = new WaitingLine(requests, surroundings.priorities(), plan.queue());
        batcher = new Batcher(plan.batching(), requests, line, surroundings.priorities());
        fleet = new Fleet(this);
        patience = new Patience(plan.queue(), index, surroundings, this::abandon);
        inOnePiece = simple();
        ScalingPlan scaling = plan.fleet().scaling();
        if (scaling.periodNanos() > 0) {
            new Autoscaler(fleet, scaling, plan.fleet().holdNanos(), calendar).begin();
        }
    }

    /** Its plan. */
    public StationPlan plan() {
        return plan;
    }

    /** Its servers. */
    Fleet fleet() {
        return fleet;
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        requests.setServer(request, NONE);
        if (resetting) {
            ledger.turnedAway();
            exit.lost(request, nowNanos, Outcome.CRASHED);
            return;
        }
        if (inOnePiece != null && fleet.freeCount() > 0 && line.size() == 0) {
            ledger.startedAtOnce(requests.workPermille(request), nowNanos);
            startAlone(fleet.take(), inOnePiece, request, nowNanos);
            return;
        }
        ledger.entered(nowNanos);
        line.add(request);
        if (inOnePiece != null && !line.isOver() && fleet.freeCount() == 0) {
            return;
        }
        batcher.added(request, nowNanos);
        patience.begin(request, nowNanos);
        lookSoon(nowNanos);
    }

    @Override
    public void cancel(int request, long nowNanos) {
        if (line.holds(request)) {
            long waited = leaveLine(request, nowNanos);
            ledger.cancelledWaiting(nowNanos, waited);
            updateTimer(nowNanos);
        } else {
            long nanos = nowNanos - requests.startedNanos(request);
            ledger.cancelledServing(nowNanos, nanos);
            requests.label(request, serviceLabel(index()), nanos);
            fleet.server(requests.server(request)).remove(request, nowNanos);
        }
    }

    @Override
    public boolean isUp() {
        return !resetting && fleet.readyCount() > 0;
    }

    /** The window of somebody closes, or a reset is over. */
    @Override
    public void act(long nowNanos) {
        timerNanos = Calendar.NEVER;
        resetting = false;
        batcher.sealWhatIsOver(nowNanos);
        lookSoon(nowNanos);
    }

    /** There shall be so many servers. */
    public void scaleTo(int servers, long nowNanos) {
        fleet.scaleTo(servers, nowNanos);
        lookSoon(nowNanos);
    }

    /** Servers are lost for a while. */
    public void lose(int servers, long outageNanos, long nowNanos) {
        fleet.lose(servers, outageNanos, nowNanos);
        lookSoon(nowNanos);
    }

    /** A server, or with a negative number every one, works at another speed. */
    public void setSpeed(int server, long permille, long nowNanos) {
        fleet.setSpeed(server, permille, nowNanos);
    }

    @Override
    public void setDeviceSpeed(long permille, long nowNanos) {
        fleet.setDeviceSpeed(permille, nowNanos);
    }

    @Override
    public void shutDown(long nowNanos) {
        crash(nowNanos, Calendar.NEVER - nowNanos);
    }

    /** Interrupts come so many thousandths times as often, to services that start from now on. */
    public void setInterrupts(long permille) {
        interruptsPermille = permille;
    }

    long interruptsPermille() {
        return interruptsPermille;
    }

    /** Batches by another rule from now on. */
    public void reconfigure(BatchingPlan batching, long nowNanos) {
        batcher.reconfigure(batching, nowNanos);
        inOnePiece = simple();
        lookSoon(nowNanos);
    }

    /** A member of a batch leaves its server. */
    void served(int request, long nowNanos, long firstResponseNanos) {
        long nanos = nowNanos - requests.startedNanos(request);
        ledger.left(nowNanos, nanos, nowNanos - requests.enteredNanos(request));
        requests.respond(request, firstResponseNanos);
        requests.label(request, serviceLabel(index()), nanos);
        exit.passed(request, nowNanos);
    }

    /** A server that served one request by itself goes on or is free. */
    void freedAlone(Server server, long nowNanos) {
        if (inOnePiece == null || line.size() == 0 || !fleet.isReady(server)) {
            freed(server, nowNanos);
            return;
        }
        int request = line.first();
        line.remove(request);
        long waited = nowNanos - requests.enteredNanos(request);
        ledger.wentOn(requests.workPermille(request), waited, nowNanos);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        startAlone(server, inOnePiece, request, nowNanos);
    }

    private void startAlone(
            Server server, ServicePlan.Together service, int request, long nowNanos) {
        requests.start(request, nowNanos);
        requests.setServer(request, server.number());
        server.startAlone(request, service, nowNanos);
        if (requests.isTied(request)) {
            tellTied(server, nowNanos);
        }
    }

    /** A server is free again. */
    void freed(Server server, long nowNanos) {
        ledger.busy(-1, nowNanos);
        fleet.freed(server, nowNanos);
        lookSoon(nowNanos);
    }

    /** A server is lost with what it holds. */
    void serverLost(Server server, long nowNanos) {
        boolean putsBack = plan.fleet().onLoss() == FleetPlan.OnLoss.REQUEUE;
        int batch = batcher.newBatch();
        // One by one from the last: what follows from a loss may take others out of the batch.
        while (server.remaining() > 0) {
            int request = server.takeLast();
            if (putsBack) {
                putBack(request, batch, nowNanos);
            } else {
                loseServing(request, nowNanos);
            }
        }
        clear(server, nowNanos);
    }

    private void clear(Server server, long nowNanos) {
        if (server.isBusy()) {
            server.clear();
            ledger.busy(-1, nowNanos);
        }
    }

    /** Free servers look at the line at the end of this instant, if that can make a difference. */
    void lookSoon(long nowNanos) {
        // A server that takes whoever comes at once finds nobody, and time alone changes nothing.
        if ((inOnePiece != null && line.size() == 0) || look.isPending()) {
            return;
        }
        if (mayTake(nowNanos) > 0 || line.isOver() || batcher.sealsAtOnce()) {
            look.await(nowNanos);
        }
        updateTimer(nowNanos);
    }

    /** All who come at this instant are there. */
    private void lookAtLine(long nowNanos) {
        batcher.sealWhatIsOver(nowNanos);
        for (int size = mayTake(nowNanos); size > 0; size = mayTake(nowNanos)) {
            startBatch(size, nowNanos);
        }
        Overflow overflow = plan.queue().overflow();
        for (int loser = line.nextToLose(); loser != NONE; loser = line.nextToLose()) {
            if (overflow.resetNanos() > 0) {
                crash(nowNanos, overflow.resetNanos());
            } else {
                loseWaiting(loser, nowNanos, overflow.outcome());
            }
        }
        // The window belongs to the oldest, which may be another one now.
        updateTimer(nowNanos);
    }

    private int mayTake(long nowNanos) {
        return fleet.freeCount() > 0 && !resetting ? batcher.mayTake(nowNanos) : 0;
    }

    /**
     * Starts the first {@code size}. Their waiting is split at the instant at which they were
     * ready: before it a request waited for company, after it for a server.
     */
    private void startBatch(int size, long nowNanos) {
        Server server = fleet.take();
        server.setMaxBatch(batcher.maxBatch());
        long ready = batcher.readyNanos(size, nowNanos);
        long oldest = requests.enteredNanos(batcher.next());
        boolean tied = false;
        ledger.batchStarted(nowNanos);
        for (int member = 0; member < size; member++) {
            int request = batcher.next();
            line.remove(request);
            patience.end(request);
            long entered = requests.enteredNanos(request);
            long forming = Math.max(0, ready - entered);
            long waited = nowNanos - entered;
            ledger.started(requests.workPermille(request), forming, waited - forming, nowNanos);
            requests.start(request, nowNanos);
            requests.setServer(request, server.number());
            requests.labelForming(request, waitingLabel(index()), forming);
            requests.labelWaiting(request, waitingLabel(index()), waited - forming);
            tied |= requests.isTied(request);
            server.board(request);
        }
        server.start(nowNanos);
        batcher.started(nowNanos - oldest + server.heldNanos());
        if (tied) {
            tellTied(server, nowNanos);
        }
    }

    /** Tells of each tied member that it has started; that may take others out of the batch. */
    private void tellTied(Server server, long nowNanos) {
        int index = 0;
        while (index < server.remaining()) {
            int request = server.remaining(index);
            if (requests.isTied(request)) {
                requests.setTied(request, false);
                exit.startedTied(request, nowNanos);
                index = 0;
            } else {
                index++;
            }
        }
    }

    private void crash(long nowNanos, long resetNanos) {
        resetting = true;
        while (line.size() > 0) {
            loseWaiting(line.first(), nowNanos, Outcome.CRASHED);
        }
        for (int number = 0; number < fleet.count(); number++) {
            Server server = fleet.server(number);
            while (server.remaining() > 0) {
                loseServing(server.takeLast(), nowNanos);
            }
            clear(server, nowNanos);
        }
        fleet.freeAll(nowNanos);
        setTimer(nowNanos + resetNanos);
    }

    private void abandon(int request, long nowNanos) {
        long waited = leaveLine(request, nowNanos);
        ledger.abandoned(nowNanos, waited);
        exit.lost(request, nowNanos, Outcome.ABANDONED);
        updateTimer(nowNanos);
    }

    private void putBack(int request, int batch, long nowNanos) {
        long nanos = nowNanos - requests.startedNanos(request);
        ledger.putBack(nowNanos, nanos);
        requests.label(request, serviceLabel(index()), nanos);
        requests.enter(request, nowNanos);
        requests.setServer(request, WaitingLine.PUT_BACK);
        line.addFirst(request);
        requests.assignments().setBatch(request, batch);
        patience.begin(request, nowNanos);
    }

    private void loseServing(int request, long nowNanos) {
        long nanos = nowNanos - requests.startedNanos(request);
        ledger.lostServing(nowNanos, nanos);
        requests.label(request, serviceLabel(index()), nanos);
        exit.lost(request, nowNanos, Outcome.CRASHED);
    }

    private void loseWaiting(int request, long nowNanos, Outcome outcome) {
        long waited = leaveLine(request, nowNanos);
        ledger.lostWaiting(nowNanos, waited);
        exit.lost(request, nowNanos, outcome);
    }

    /** Takes a request out of the line; returns how long it waited. */
    private long leaveLine(int request, long nowNanos) {
        long waited = nowNanos - requests.enteredNanos(request);
        line.remove(request);
        batcher.removed(request);
        patience.end(request);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        return waited;
    }

    private ServicePlan.@Nullable Together simple() {
        boolean oneByOne = batcher.takesOneAtOnce() && patience.isEndless();
        return oneByOne && plan.service() instanceof ServicePlan.Together together
                ? together
                : null;
    }

    private void updateTimer(long nowNanos) {
        if (!resetting && !look.isPending() && batcher.needsTimer()) {
            setTimer(batcher.nextNanos(fleet.freeCount() > 0, nowNanos));
        }
    }

    private void setTimer(long nanos) {
        if (nanos != timerNanos) {
            timerNanos = nanos;
            calendar.schedule(timer, nanos);
        }
    }

    @Override
    public LeafView view() {
        return new StationInside(line, fleet, batcher, resetting, look.isPending());
    }
}
