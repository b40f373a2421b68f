package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.KeyedHeap;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Serves all that are here at once, each at the same speed. What one request has been given since
 * the beginning of time is the same for all that were here, so a request ends when that account has
 * grown by its work; the account, in picoseconds of service, is brought up to date only when
 * somebody comes, goes or the speed changes.
 */
public final class Sharing extends Leaf implements EventHandler {
    private static final long FULL_SPEED = 1000;

    private final SharingPlan plan;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final Streams.Stream words;
    private final int actor;

    /** Total speed by how many are here, from one; empty without a curve. */
    private final int[] efficiencyPermille;

    /** Those in service, by the account at which they end. */
    private final KeyedHeap present = new KeyedHeap();

    /** The same by how long they have been here; null where that decides nothing. */
    private final @Nullable WaitingLine byAge;

    private long accountPicos;
    private long anchorNanos;
    private long speedPermille = FULL_SPEED;
    private long ownPermille = FULL_SPEED;
    private long devicePermille = FULL_SPEED;

    /** An empty stage. */
    public Sharing(SharingPlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        requests = surroundings.requests();
        calendar = surroundings.calendar();
        words = surroundings.streams().of(Purpose.SERVICE_NOISE, index);
        QueuePlan all = new QueuePlan(Limits.QUEUE, plan.overflow());
        byAge =
                plan.overflow().losesOldest()
                        ? new WaitingLine(requests, surroundings.priorities(), all)
                        : null;
        actor = calendar.register(Rank.COMPLETION, this);
        efficiencyPermille = new int[plan.efficiencyPermille().size()];
        for (int one = 0; one < efficiencyPermille.length; one++) {
            efficiencyPermille[one] = plan.efficiencyPermille().get(one);
        }
    }

    @Override
    public void accept(int request, long nowNanos) {
        if (byAge == null && isOver(1, nowNanos)) {
            ledger.turnedAway();
            surroundings().exit().lost(request, nowNanos, plan.overflow().outcome());
            return;
        }
        requests.enter(request, nowNanos);
        requests.start(request, nowNanos);
        ledger.served(requests.workPermille(request), nowNanos);
        bringUpToDate(nowNanos);
        long work = Rounded.nanos(plan.workNanos().sample(words.word(requests.key(request))));
        present.add(request, Math.addExact(accountPicos, Math.multiplyExact(work, FULL_SPEED)));
        if (byAge != null) {
            byAge.add(request);
        }
        changed(1, nowNanos);
        startedAtOnce(request, nowNanos);
        if (byAge != null && isOver(0, nowNanos)) {
            loseOldest(byAge, nowNanos);
        }
    }

    /** Whether with {@code more} there would be too many, when those who leave now have left. */
    private boolean isOver(int more, long nowNanos) {
        int beyond = present.size() + more - plan.mostPresent();
        if (beyond <= 0) {
            return false;
        }
        // Not brought up to date, which would round for a request that is turned away.
        long account = accountPicosAt(nowNanos);
        if (present.firstKey() <= account) {
            for (int place = 0; place < present.size(); place++) {
                beyond -= present.key(present.at(place)) <= account ? 1 : 0;
            }
        }
        return beyond > 0;
    }

    private void loseOldest(WaitingLine ages, long nowNanos) {
        int last = staying(ages, ages.oldestOfLastClass());
        int oldest = last == RequestTable.NONE ? staying(ages, ages.first()) : last;
        long nanos = takeOut(oldest, nowNanos);
        ledger.lostServing(nowNanos, nanos);
        changed(-1, nowNanos);
        surroundings().exit().lost(oldest, nowNanos, plan.overflow().outcome());
    }

    /** The first from there on who does not leave at this instant. */
    private int staying(WaitingLine ages, int from) {
        int request = from;
        while (request != RequestTable.NONE && present.key(request) <= accountPicos) {
            request = ages.after(request);
        }
        return request;
    }

    /** Takes a request out before its work is done; returns how long it was here. */
    private long takeOut(int request, long nowNanos) {
        present.remove(request);
        forget(request);
        long nanos = nowNanos - requests.startedNanos(request);
        requests.label(request, serviceLabel(index()), nanos);
        return nanos;
    }

    private void forget(int request) {
        if (byAge != null) {
            byAge.remove(request);
        }
    }

    @Override
    public void cancel(int request, long nowNanos) {
        bringUpToDate(nowNanos);
        ledger.cancelledServing(nowNanos, takeOut(request, nowNanos));
        changed(-1, nowNanos);
    }

    /** All that are here have reached the end of their work at once, or one has. */
    @Override
    public void act(long nowNanos) {
        bringUpToDate(nowNanos);
        while (!present.isEmpty() && present.firstKey() <= accountPicos) {
            int request = present.removeFirst();
            forget(request);
            long nanos = nowNanos - requests.startedNanos(request);
            ledger.left(nowNanos, nanos, nanos);
            requests.label(request, serviceLabel(index()), nanos);
            requests.respond(request, nowNanos);
            changed(-1, nowNanos);
            surroundings().exit().passed(request, nowNanos);
        }
        if (!present.isEmpty() && present.firstKey() > accountPicos) {
            scheduleFirst(nowNanos);
        }
    }

    /** All servers work at another speed; 0 hangs. */
    public void setSpeed(long permille, long nowNanos) {
        ownPermille = permille;
        applySpeed(nowNanos);
    }

    @Override
    public void setDeviceSpeed(long permille, long nowNanos) {
        devicePermille = permille;
        applySpeed(nowNanos);
    }

    private void applySpeed(long nowNanos) {
        long permille = ownPermille * devicePermille / FULL_SPEED;
        if (permille == speedPermille) {
            // Bringing the account up to date rounds it, which a speed that stays must not do.
            return;
        }
        bringUpToDate(nowNanos);
        speedPermille = permille;
        scheduleFirst(nowNanos);
    }

    private void changed(int more, long nowNanos) {
        int before = present.size() - more;
        int busy = Math.min(plan.servers(), present.size()) - Math.min(plan.servers(), before);
        ledger.busy(busy, nowNanos);
        scheduleFirst(nowNanos);
    }

    private void bringUpToDate(long nowNanos) {
        accountPicos = accountPicosAt(nowNanos);
        anchorNanos = nowNanos;
    }

    private long accountPicosAt(long nowNanos) {
        if (present.isEmpty()) {
            return accountPicos;
        }
        long span = nowNanos - anchorNanos;
        long shares = shares();
        long rate = rate();
        long whole = Math.multiplyExact(span / shares, rate);
        return Math.addExact(
                accountPicos, whole + Math.multiplyExact(span % shares, rate) / shares);
    }

    /** In a nanosecond each who is here gets {@link #rate} picoseconds of service by this. */
    private long shares() {
        return efficiencyPermille.length == 0
                ? Math.max(plan.servers(), present.size())
                : FULL_SPEED * present.size();
    }

    private long rate() {
        if (efficiencyPermille.length == 0) {
            return plan.servers() * speedPermille;
        }
        int last = Math.min(present.size(), efficiencyPermille.length) - 1;
        return efficiencyPermille[last] * speedPermille;
    }

    private void scheduleFirst(long nowNanos) {
        if (present.isEmpty() || speedPermille == 0) {
            calendar.schedule(actor, Calendar.NEVER);
            return;
        }
        long picos = Math.max(0, present.firstKey() - accountPicos);
        long shares = shares();
        long rate = rate();
        long rest = Math.multiplyExact(picos % rate, shares);
        long whole = picos / rate;
        // What takes longer than any run is looked at again then.
        long nanos =
                whole > Limits.DURATION_NANOS / shares
                        ? Limits.DURATION_NANOS
                        : whole * shares + (rest + rate - 1) / rate;
        calendar.schedule(actor, Math.addExact(nowNanos, nanos));
    }

    @Override
    public LeafView view() {
        List<Integer> serving = new ArrayList<>();
        for (int place = 0; place < present.size(); place++) {
            serving.add(present.at(place));
        }
        return new LeafView() {
            @Override
            public List<Integer> waiting() {
                return List.of();
            }

            @Override
            public List<Integer> serving() {
                return serving;
            }

            @Override
            public int freeServers() {
                return Math.max(0, plan.servers() - serving.size());
            }

            @Override
            public boolean idlesWithWork(long nowNanos) {
                return false;
            }
        };
    }
}
