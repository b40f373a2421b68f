package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.InstantEnd;
import io.headroom.simulator.time.KeyedHeap;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * A line before a part of a path that takes memory. At the end of an instant memory that is free
 * goes to the first of the line while it suffices; nobody overtakes, but who finds a kept holding
 * of his own when he comes does not wait. In service here is whose holding is being filled; in the
 * books a slab in use is a busy server.
 */
public final class Pool extends Leaf implements Lender {
    private static final int NONE = RequestTable.NONE;
    private static final int USER_BITS = 32;

    private final PoolPlan plan;
    private final PoolPlan.@Nullable Kept kept;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final Exit exit;
    private final WaitingLine line;
    private final Patience patience;
    private final Streams.Stream sizes;
    private final Streams.Stream rewarms;
    private final InstantEnd look;
    private final Holdings holdings;
    private final PoolMeter meter;

    /** Whose holding is being filled. */
    private final Deadlines filling;

    /** Who has gone on with a holding, in order. */
    private final KeyedHeap inside = new KeyedHeap();

    /** Kept holdings that nobody uses. */
    private final Deadlines forgetting;

    private final int resetActor;

    /** What a request is to store, and the slot that it has, by row. */
    private long[] contentBytes = new long[16];

    private int[] slot = new int[16];
    private boolean resetting;

    /** An empty pool. */
    public Pool(PoolPlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        kept = plan.kept();
        requests = surroundings.requests();
        calendar = surroundings.calendar();
        look = new InstantEnd(calendar, this::lookAtLine);
        exit = surroundings.exit();
        line = new WaitingLine(requests, surroundings.priorities(), plan.queue());
        patience = new Patience(plan.queue(), index, surroundings, this::abandon);
        sizes = surroundings.streams().of(Purpose.HOLDING, index);
        rewarms = surroundings.streams().of(Purpose.REWARM, index);
        holdings = new Holdings(plan);
        meter = new PoolMeter(plan, holdings);
        filling = new Deadlines(calendar, Rank.COMPLETION, this::filled);
        // Last of its instant: who comes at that very instant still finds it.
        forgetting = new Deadlines(calendar, Rank.GIVE_UP, this::forgotten);
        resetActor = calendar.register(Rank.TIMER, nowNanos -> resetting = false);
    }

    /** What it keeps books of beside. */
    public Meter meter() {
        return meter;
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        requests.setServer(request, NONE);
        if (resetting) {
            turnAway(request, nowNanos, Outcome.CRASHED);
            return;
        }
        draw(request);
        if (plan.slabsFor(contentBytes[request]) > plan.room().slabs()) {
            turnAway(request, nowNanos, Outcome.REJECTED);
            return;
        }
        ledger.entered(nowNanos);
        if (ownHolding(request) != NONE) {
            begin(request, nowNanos);
            return;
        }
        line.add(request);
        patience.begin(request, nowNanos);
        lookSoon(nowNanos);
    }

    @Override
    public void cancel(int request, long nowNanos) {
        if (filling.contains(request)) {
            ledger.cancelledServing(nowNanos, leaveFilling(request, nowNanos));
        } else {
            ledger.cancelledWaiting(nowNanos, leaveLine(request, nowNanos));
        }
    }

    @Override
    public void giveBack(int request, long nowNanos) {
        inside.remove(request);
        leave(request, nowNanos);
    }

    @Override
    public boolean isUp() {
        return !resetting;
    }

    private void turnAway(int request, long nowNanos, Outcome outcome) {
        ledger.turnedAway();
        exit.lost(request, nowNanos, outcome);
    }

    /** What the request's holding is to store: but for its items that of its user if it is kept. */
    private void draw(int request) {
        if (request >= slot.length) {
            int length = Math.max(request + 1, 2 * slot.length);
            slot = Arrays.copyOf(slot, length);
            contentBytes = Arrays.copyOf(contentBytes, length);
        }
        long word = sizes.word(kept == null ? requests.key(request) : owner(request));
        double items = (double) requests.workPermille(request) / 1000;
        double bytes = Math.floor(plan.bytes().sample(word) + plan.bytesPerItem() * items + 0.5);
        contentBytes[request] = (long) Math.max(0, Math.min(bytes, 2. * PoolPlan.MOST_BYTES));
    }

    private long owner(int request) {
        return ((long) requests.flow(request) << USER_BITS) + requests.user(request);
    }

    private int ownHolding(int request) {
        return kept == null ? NONE : holdings.of(owner(request));
    }

    /** Whether a request that waits could have its holding now. */
    private boolean mayEnter(int request) {
        if (resetting || ownHolding(request) != NONE) {
            return !resetting;
        }
        int evictable = kept != null && kept.evicts() ? holdings.idleSlabs() : 0;
        return plan.slabsFor(contentBytes[request]) <= holdings.freeSlabs() + evictable;
    }

    private void lookSoon(long nowNanos) {
        boolean mayGo = line.size() > 0 && mayEnter(line.first());
        if (mayGo || line.isOver()) {
            look.await(nowNanos);
        }
    }

    private void lookAtLine(long nowNanos) {
        while (line.size() > 0 && mayEnter(line.first())) {
            int request = line.first();
            line.remove(request);
            patience.end(request);
            begin(request, nowNanos);
        }
        long resetNanos = plan.queue().overflow().resetNanos();
        for (int loser = line.nextToLose(); loser != NONE; loser = line.nextToLose()) {
            if (resetNanos > 0) {
                crash(nowNanos, resetNanos);
            } else {
                loseWaiting(loser, nowNanos, plan.queue().overflow().outcome());
            }
        }
    }

    /** A request gets its holding, and goes on at once unless that is still being filled. */
    private void begin(int request, long nowNanos) {
        long waited = nowNanos - requests.enteredNanos(request);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        requests.start(request, nowNanos);
        ledger.batchJoined();
        ledger.started(requests.workPermille(request), 0, waited, nowNanos);
        take(request, nowNanos);
        long readyNanos = holdings.readyNanos(slot[request]);
        if (readyNanos > nowNanos) {
            filling.add(request, readyNanos);
        } else {
            filled(request, nowNanos);
        }
    }

    private void take(int request, long nowNanos) {
        int before = holdings.usedSlabs();
        int own = ownHolding(request);
        if (own == NONE) {
            takeNew(request, nowNanos);
        } else {
            meter.hit();
            forgetting.remove(own);
            holdings.takeAgain(own, nowNanos);
            slot[request] = own;
        }
        ledger.busy(holdings.usedSlabs() - before, nowNanos);
    }

    private void takeNew(int request, long nowNanos) {
        long needed = plan.slabsFor(contentBytes[request]);
        while (needed > holdings.freeSlabs()) {
            meter.evicted();
            free(holdings.longestIdle(), nowNanos);
        }
        meter.missed();
        double filled = plan.rewarmNanos().sample(rewarms.word(requests.key(request)));
        long readyNanos = Math.addExact(nowNanos, Rounded.nanos(filled));
        slot[request] = holdings.takeNew(contentBytes[request], readyNanos, nowNanos);
        if (kept != null) {
            holdings.keep(slot[request], owner(request));
        }
    }

    private void filled(int request, long nowNanos) {
        long served = nowNanos - requests.startedNanos(request);
        ledger.left(nowNanos, served, nowNanos - requests.enteredNanos(request));
        requests.label(request, serviceLabel(index()), served);
        inside.add(request, 0);
        exit.passed(request, nowNanos);
    }

    private void forgotten(int idle, long nowNanos) {
        meter.forgotten();
        holdings.free(idle, nowNanos);
        lookSoon(nowNanos);
    }

    private void free(int idle, long nowNanos) {
        forgetting.remove(idle);
        holdings.free(idle, nowNanos);
    }

    /** A request uses its holding no more. */
    private void leave(int request, long nowNanos) {
        int own = slot[request];
        int before = holdings.usedSlabs();
        if (holdings.leave(own, nowNanos)) {
            ledger.busy(holdings.usedSlabs() - before, nowNanos);
            if (kept == null || resetting) {
                holdings.free(own, nowNanos);
            } else if (kept.idleNanos() != PoolPlan.Kept.FOR_EVER) {
                forgetting.add(own, Math.addExact(nowNanos, kept.idleNanos()));
            }
        }
        lookSoon(nowNanos);
    }

    /**
     * The system kills it: whoever waits, fills or has gone on with memory is lost, and all of it.
     */
    private void crash(long nowNanos, long resetNanos) {
        meter.killed();
        resetting = true;
        calendar.schedule(resetActor, nowNanos + resetNanos);
        while (line.size() > 0) {
            loseWaiting(line.first(), nowNanos, Outcome.CRASHED);
        }
        while (filling.size() > 0) {
            int request = filling.at(0);
            ledger.lostServing(nowNanos, leaveFilling(request, nowNanos));
            exit.lost(request, nowNanos, Outcome.CRASHED);
        }
        while (!inside.isEmpty()) {
            exit.killed(inside.first(), nowNanos);
        }
        while (holdings.longestIdle() != NONE) {
            free(holdings.longestIdle(), nowNanos);
        }
    }

    private void loseWaiting(int request, long nowNanos, Outcome outcome) {
        ledger.lostWaiting(nowNanos, leaveLine(request, nowNanos));
        exit.lost(request, nowNanos, outcome);
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
        // Who was first may have wanted more than the next one.
        lookSoon(nowNanos);
        return waited;
    }

    private long leaveFilling(int request, long nowNanos) {
        long served = nowNanos - requests.startedNanos(request);
        filling.remove(request);
        requests.label(request, serviceLabel(index()), served);
        leave(request, nowNanos);
        return served;
    }

    @Override
    public LeafView view() {
        List<Integer> waiting = line.inOrder();
        boolean idles = !look.isPending() && !waiting.isEmpty() && mayEnter(waiting.get(0));
        return new PoolInside(waiting, filling, holdings, idles);
    }
}
