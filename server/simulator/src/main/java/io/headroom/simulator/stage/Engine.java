package io.headroom.simulator.stage;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.engine.Beginning;
import io.headroom.simulator.engine.Replica;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.InstantEnd;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

/**
 * A waiting line and a replica of a language model. Its pending event is the end of the replica's
 * leap; where batches are whole, a timer is the end of the oldest one's window. The scheduler step
 * comes at the end of its instant, when all who come then are in the line.
 */
public final class Engine extends Leaf implements EventHandler {
    private static final int NONE = RequestTable.NONE;
    private static final long FULL_SPEED = 1000;

    private final EnginePlan plan;
    private final EngineLife life;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Exit exit;
    private final Calendar calendar;
    private final FrontEnd frontEnd;
    private final WaitingLine line;
    private final EngineLine company;
    private final Replica replica;
    private final int actor;
    private final int timer;

    private final Patience patience;
    private final Streams.Stream words;

    /** The step to come, at the end of its instant. */
    private final InstantEnd look;

    private boolean busy;
    private long ownPermille = FULL_SPEED;
    private long devicePermille = FULL_SPEED;

    /** An idle replica. */
    public Engine(EnginePlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        requests = surroundings.requests();
        exit = surroundings.exit();
        calendar = surroundings.calendar();
        look = new InstantEnd(calendar, this::lookAtLine);
        frontEnd = new FrontEnd(plan, surroundings, new Intake());
        line = new WaitingLine(requests, surroundings.priorities(), plan.queue());
        patience = new Patience(plan.queue(), index, surroundings, this::abandon);
        company = new EngineLine(index, requests, ledger, line, patience);
        company.goBy(plan.replica().maxSequences(), plan.replica().scheduler());
        replica = new Replica(plan.replica(), company, surroundings.watchesWork());
        company.asks(replica.work());
        life = new EngineLife(this, plan.life().coldStartNanos());
        actor = calendar.register(Rank.COMPLETION, this);
        timer = calendar.register(Rank.TIMER, this::lookSoon);
        words = surroundings.streams().of(Purpose.ACCEPTANCE, index);
    }

    @Override
    public void accept(int request, long nowNanos) {
        if (life.isOff() || !replica.couldHold(requests.promptTokens(request))) {
            ledger.turnedAway();
            exit.lost(request, nowNanos, Outcome.REJECTED);
            return;
        }
        requests.enter(request, nowNanos);
        if (plan.replica().role() == ReplicaRole.DECODE) {
            // Its first token comes with its keys and values, whatever they came through.
            requests.beginAnswer(request, nowNanos);
        }
        if (replica.needsNothing(requests.outputTokens(request))) {
            ledger.served(requests.workPermille(request), nowNanos);
            ledger.left(nowNanos, 0, 0);
            passOn(request, nowNanos);
            return;
        }
        requests.setServer(request, NONE);
        ledger.entered(nowNanos);
        patience.begin(request, nowNanos);
        if (!frontEnd.takes(request, nowNanos)) {
            takenIn(request, nowNanos);
        }
    }

    /** A request comes into the line. */
    private void takenIn(int request, long nowNanos) {
        line.add(request);
        replica.add(
                request,
                requests.promptTokens(request),
                requests.outputTokens(request),
                words.word(requests.key(request)),
                beginning(request));
        if (replica.isWorking() && line.first() == request) {
            lineChanged(nowNanos);
        }
        if (line.isOver() || (life.works() && !replica.isWorking())) {
            lookSoon(nowNanos);
        }
    }

    @Override
    public void cancel(int request, long nowNanos) {
        if (line.holds(request)) {
            ledger.cancelledWaiting(nowNanos, leaveLine(request, nowNanos, nowNanos - 1));
            lineChanged(nowNanos);
        } else {
            boolean runs = !company.forgetsRejected(request);
            if (runs) {
                replica.callOff(request, nowNanos);
            }
            ledger.cancelledServing(nowNanos, company.served(request, nowNanos));
            if (runs) {
                schedule(nowNanos);
            }
        }
    }

    @Override
    public boolean isUp() {
        return life.isReady();
    }

    /** What it did in its iterations. */
    public Meter meter() {
        return new EngineMeter(plan, replica);
    }

    EngineLife life() {
        return life;
    }

    int seats() {
        return replica.maxSequences();
    }

    boolean isEmpty() {
        return nobodyWaits() && replica.firstAdmitted() == Replica.NONE;
    }

    private boolean nobodyWaits() {
        return line.size() == 0 && frontEnd.isEmpty();
    }

    /**
     * It is lost for a while with its memory; returns whether it was on. What an iteration under
     * way would have made is lost, too.
     */
    public boolean lose(long outageNanos, long nowNanos) {
        if (!life.lose(outageNanos, nowNanos)) {
            return false;
        }
        replica.halt(nowNanos);
        if (busy) {
            busy = false;
            ledger.busy(-1, nowNanos);
        }
        // One by one from the last: what follows from a loss may call others off.
        while (replica.lastAdmitted() != Replica.NONE) {
            if (plan.life().onLoss() == LifePlan.OnLoss.FAIL) {
                loseServing(replica.lastAdmitted(), nowNanos);
            } else {
                replica.putBackLast(nowNanos);
            }
        }
        replica.wipe();
        if (plan.life().onLoss() == LifePlan.OnLoss.REROUTE) {
            reroute(nowNanos);
        }
        schedule(nowNanos);
        return true;
    }

    /**
     * Works by another rule from the next iteration on; whoever runs keeps its place.
     *
     * @throws IllegalArgumentException if it is a rule of another kind or does not fit
     */
    public void reschedule(int maxSequences, SchedulerPlan scheduler, long nowNanos) {
        replica.reschedule(maxSequences, scheduler, nowNanos);
        company.goBy(maxSequences, scheduler);
        if (life.works() && !replica.isWorking()) {
            lookSoon(nowNanos);
        }
        schedule(nowNanos);
    }

    @Override
    public void act(long nowNanos) {
        // First, so that whoever is called off meanwhile finds that a step is to come.
        lookSoon(nowNanos);
        replica.finish(nowNanos);
        int request = replica.nextResponded();
        while (request != NONE) {
            company.shareOut(request, nowNanos);
            requests.beginAnswer(request, nowNanos);
            request = replica.nextResponded();
        }
        request = replica.nextDone();
        while (request != NONE) {
            long nanos = company.served(request, nowNanos);
            ledger.left(nowNanos, nanos, nowNanos - requests.enteredNanos(request));
            passOn(request, nowNanos);
            request = replica.nextDone();
        }
    }

    /** 0 hangs. */
    public void setSpeed(long permille, long nowNanos) {
        ownPermille = permille;
        replica.setSpeed(ownPermille * devicePermille / FULL_SPEED, nowNanos);
        schedule(nowNanos);
    }

    @Override
    public void setDeviceSpeed(long permille, long nowNanos) {
        devicePermille = permille;
        setSpeed(ownPermille, nowNanos);
    }

    /** Whether a batch may start with those who wait, where batches are whole. */
    boolean mayStartBatch(long nowNanos) {
        return company.mayStartBatch(nowNanos);
    }

    private @Nullable Beginning beginning(int request) {
        int group = requests.beginnings().group(request);
        int history = requests.beginnings().historyTokens(request);
        if (group == NONE && history == NONE) {
            return null;
        }
        int tokens = group == NONE ? 0 : requests.beginnings().groupTokens(request);
        return new Beginning(
                requests.flow(request), group, tokens, requests.user(request), history);
    }

    /** There is a step at the end of this instant. */
    void lookSoon(long nowNanos) {
        look.await(nowNanos);
    }

    /** All who come at this instant are there. */
    private void lookAtLine(long nowNanos) {
        if (life.works() && !replica.isWorking()) {
            start(nowNanos);
        }
        for (int loser = line.nextToLose(); loser != NONE; loser = line.nextToLose()) {
            ledger.lostWaiting(nowNanos, leaveLine(loser, nowNanos, nowNanos));
            lineChangedAfterStep(nowNanos);
            exit.lost(loser, nowNanos, plan.queue().overflow().outcome());
        }
    }

    /** A scheduler step; then tells of each tied newcomer that it has started. */
    private void start(long nowNanos) {
        company.stepBegins();
        replica.start(nowNanos);
        if (busy != replica.isWorking()) {
            busy = !busy;
            ledger.busy(busy ? 1 : -1, nowNanos);
        }
        if (company.hasAdmitted()) {
            ledger.batchJoined();
            ledger.reused(replica.reusedTokens());
        }
        schedule(nowNanos);
        for (int tied = company.nextTied(); tied != NONE; tied = company.nextTied()) {
            if (replica.isRunning(tied) && requests.isTied(tied)) {
                requests.setTied(tied, false);
                exit.startedTied(tied, nowNanos);
            }
        }
        for (int gone = company.nextRejected(); gone != NONE; gone = company.nextRejected()) {
            lost(gone, Outcome.REJECTED, nowNanos);
        }
    }

    private void schedule(long nowNanos) {
        calendar.schedule(actor, replica.nextNanos());
        boolean idles = life.works() && !replica.isWorking() && !look.isPending();
        // Not in the past, whoever is called off between an iteration and the step after it.
        long dueNanos = Math.max(nowNanos, company.dueNanos());
        calendar.schedule(timer, idles ? dueNanos : Calendar.NEVER);
        if (!look.isPending() && !replica.isWorking() && nobodyWaits()) {
            life.emptied(nowNanos);
        }
    }

    private void passOn(int request, long nowNanos) {
        // Who fills in prompts makes the first token; how long answers may be is for others.
        int most = plan.replica().maxOutputTokens();
        if (requests.outputTokens(request) > most && plan.replica().role() != ReplicaRole.PREFILL) {
            requests.cuts().cutAnswer(request, most);
        }
        requests.labels().lastTokens().come(request, nowNanos);
        exit.passed(request, nowNanos);
    }

    private void loseServing(int request, long nowNanos) {
        replica.callOff(request, nowNanos);
        lost(request, Outcome.CRASHED, nowNanos);
    }

    private void lost(int request, Outcome outcome, long nowNanos) {
        ledger.lostServing(nowNanos, company.served(request, nowNanos));
        exit.lost(request, nowNanos, outcome);
    }

    /** All who wait go elsewhere; whom the balancer sends here again waits on. */
    private void reroute(long nowNanos) {
        for (int left = line.size(); left > 0 && line.size() > 0; left--) {
            reroute(line.first(), nowNanos);
        }
        for (int request : frontEnd.all()) {
            if (frontEnd.holds(request)) {
                reroute(request, nowNanos);
            }
        }
    }

    private void reroute(int request, long nowNanos) {
        ledger.cancelledWaiting(nowNanos, leaveLine(request, nowNanos, nowNanos));
        exit.rerouted(request, nowNanos);
    }

    /** An iteration that is over now may be followed by a step that sees the change. */
    private void lineChanged(long nowNanos) {
        replica.lineChanged(nowNanos - 1);
        schedule(nowNanos);
    }

    /** The step of this instant, if there was one, did not see the change; the next may. */
    private void lineChangedAfterStep(long nowNanos) {
        replica.lineChanged(nowNanos);
        schedule(nowNanos);
    }

    /** What stands behind its front end. */
    private final class Intake implements FrontEnd.Behind {
        @Override
        public void takenIn(int request, long nowNanos) {
            Engine.this.takenIn(request, nowNanos);
        }

        @Override
        public void lostTakingIn(int request, long nowNanos, Outcome outcome) {
            ledger.lostWaiting(nowNanos, leaveLine(request, nowNanos, nowNanos));
            schedule(nowNanos);
            exit.lost(request, nowNanos, outcome);
        }
    }

    private void abandon(int request, long nowNanos) {
        ledger.abandoned(nowNanos, leaveLine(request, nowNanos, nowNanos));
        lineChangedAfterStep(nowNanos);
        exit.lost(request, nowNanos, Outcome.ABANDONED);
    }

    /**
     * Takes a request out of the line for ever; returns how long it waited.
     *
     * @param steppedNanos until when steps were done with it in the line
     */
    private long leaveLine(int request, long nowNanos, long steppedNanos) {
        long waited = nowNanos - requests.enteredNanos(request);
        if (!frontEnd.loses(request, nowNanos)) {
            line.remove(request);
            replica.forget(request, steppedNanos);
        }
        patience.end(request);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        return waited;
    }

    @Override
    public LeafView view() {
        return new EngineInside(line, frontEnd, replica, this, look.isPending());
    }
}
