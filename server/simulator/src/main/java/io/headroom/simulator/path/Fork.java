package io.headroom.simulator.path;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.request.Kinship;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes attempts for a request that waits here, the parent, until enough of them got through, too
 * many were lost, or the timer ends.
 */
final class Fork extends Place implements Scope, InFlight.Splits {
    private static final int NONE = RequestTable.NONE;

    /** The parent's count says how it goes on: not decided yet, … */
    private static final int OPEN = 0;

    /** … one of several tied attempts has started, … */
    private static final int STARTED = 1;

    /** … through, or lost with the outcome of the code one beyond. */
    private static final int THROUGH = 2;

    private final ForkPlan plan;
    private final Place next;
    private final RequestTable requests;
    private final Kinship kinship;
    private final Attempts attempts;
    private final Streams.Stream keys;
    private final Deadlines delays;
    private final Deadlines timers;
    private final List<Place> entrances = new ArrayList<>();
    private final int beforeLabel;
    private final int cutLabel;

    /**
     * The newest frames, if the branches are sensors whose frames may stand in for missing ones.
     */
    private final @Nullable Freshness freshness;

    private final @Nullable AttemptBudget budget;
    private final InFlight inFlight;

    /** What a fork keeps books of beside: of the frames of sensors, of hedges, of its requests. */
    record Beside(
            @Nullable Freshness freshness, @Nullable AttemptBudget budget, InFlight inFlight) {}

    Fork(int number, Scope scope, ForkPlan plan, Beside beside, Place next, Building building) {
        super(number, scope);
        freshness = beside.freshness();
        budget = beside.budget();
        inFlight = beside.inFlight();
        this.plan = plan;
        this.next = next;
        requests = building.requests();
        kinship = requests.kinship();
        attempts = building.attempts();
        keys = building.streams().of(Purpose.ATTEMPT, number);
        Calendar calendar = building.calendar();
        delays = new Deadlines(calendar, Rank.TIMER, this::launchIfMay);
        timers = new Deadlines(calendar, Rank.TIMER, this::timerEnded);
        beforeLabel = building.label(plan.name() + ": before launch", TimeLabel.RETRY);
        cutLabel = building.label(plan.name() + ": cut by timer", TimeLabel.RETRY);
    }

    /** Adds the entrance of the next branch. */
    void add(Place entrance) {
        entrances.add(entrance);
    }

    /** Attempts that wait to be launched. */
    int notLaunched() {
        return delays.size();
    }

    @Override
    public void accept(int parent, long nowNanos) {
        requests.setPlace(parent, number());
        requests.enter(parent, nowNanos);
        if (inFlight.enter(parent, nowNanos)) {
            begin(parent, nowNanos);
        }
    }

    @Override
    public void begin(int parent, long nowNanos) {
        // Of sensors a frame that is lost decides nothing: as many more may be lost as there are.
        int spare = freshness == null ? 0 : plan.branches().size();
        kinship.expect(parent, plan.needed(), plan.branches().size() + spare);
        kinship.setCount(parent, OPEN);
        kinship.setHeld(parent, true);
        boolean tied = plan.losers() == ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS;
        if (budget != null) {
            budget.came();
        }
        if (plan.timerNanos() != ForkPlan.NO_TIMER) {
            timers.add(parent, nowNanos + plan.timerNanos());
        }
        for (int branch = 0; branch < entrances.size(); branch++) {
            if (kinship.count(parent) != OPEN) {
                break;
            }
            int attempt = attempts.make(parent, branch, number(), keys, nowNanos);
            requests.setTied(attempt, tied);
            long delay = plan.branches().get(branch).delayNanos();
            if (delay == 0) {
                launchIfMay(attempt, nowNanos);
            } else {
                delays.add(attempt, nowNanos + delay);
            }
        }
        kinship.setHeld(parent, false);
        actOnDecision(parent, nowNanos);
    }

    /** An attempt got through its branch. */
    void passed(int attempt, long nowNanos) {
        if (freshness != null) {
            freshness.came(kinship.branch(attempt), requests.arrivalNanos(attempt));
        }
        int parent = kinship.parent(attempt);
        if (parent == NONE) {
            attempts.late(attempt);
            return;
        }
        kinship.ended(attempt, true);
        boolean open = kinship.count(parent) < THROUGH;
        if (open && kinship.needed(parent) == 0) {
            attempts.won(attempt, parent, beforeLabel);
            kinship.setCount(parent, THROUGH);
        } else if (open) {
            attempts.wonToo(attempt, parent);
        } else {
            attempts.countWon();
        }
        requests.release(attempt);
        actOnDecision(parent, nowNanos);
    }

    @Override
    public void lost(int attempt, long nowNanos, Outcome outcome) {
        attempts.lost();
        if (kinship.parent(attempt) == NONE) {
            requests.release(attempt);
        } else {
            failed(attempt, nowNanos, outcome);
        }
    }

    private void failed(int attempt, long nowNanos, Outcome outcome) {
        int parent = kinship.parent(attempt);
        kinship.ended(attempt, false);
        boolean open = kinship.count(parent) < THROUGH;
        if (open && kinship.alive(parent) < kinship.needed(parent)) {
            attempts.takeTimeline(attempt, parent, beforeLabel);
            kinship.setCount(parent, THROUGH + 1 + outcome.code());
        }
        requests.release(attempt);
        actOnDecision(parent, nowNanos);
    }

    @Override
    public void calledOff(int request, long nowNanos) {
        // Whoever calls an attempt off counts it: the attempt's own parent, or the parent's end.
    }

    /** One of several tied attempts was started by a server: the others are not wanted. */
    void started(int attempt, long nowNanos) {
        int parent = kinship.parent(attempt);
        if (parent == NONE || kinship.count(parent) != OPEN) {
            return;
        }
        kinship.setCount(parent, STARTED);
        kinship.expect(parent, 1, 1);
        int other = rivalOf(attempt, parent);
        while (other != NONE) {
            dismiss(other, nowNanos);
            other = rivalOf(attempt, parent);
        }
    }

    private int rivalOf(int attempt, int parent) {
        int child = kinship.firstChild(parent);
        return child == attempt ? kinship.nextSibling(child) : child;
    }

    @Override
    void cancel(int parent, long nowNanos) {
        kinship.setCount(parent, THROUGH);
        inFlight.leave(parent, nowNanos);
        timers.remove(parent);
        while (kinship.firstChild(parent) != NONE) {
            dismiss(kinship.firstChild(parent), nowNanos);
        }
        requests.label(parent, cutLabel, nowNanos - requests.enteredNanos(parent));
    }

    @Override
    boolean isUp() {
        int up = 0;
        for (Place entrance : entrances) {
            up += entrance.isUp() ? 1 : 0;
        }
        return up >= plan.needed();
    }

    private void launchIfMay(int attempt, long nowNanos) {
        int branch = kinship.branch(attempt);
        if (budget == null || branch < plan.needed() || budget.take()) {
            launch(attempt, nowNanos);
        } else {
            requests.launch(attempt, nowNanos);
            failed(attempt, nowNanos, Outcome.REJECTED);
        }
    }

    private void launch(int attempt, long nowNanos) {
        attempts.launched();
        requests.launch(attempt, nowNanos);
        entrances.get(kinship.branch(attempt)).accept(attempt, nowNanos);
    }

    private void timerEnded(int parent, long nowNanos) {
        boolean goesOn =
                freshness == null
                        ? plan.onTimer() == ForkPlan.OnTimer.PROCEED
                                && kinship.needed(parent) < plan.needed()
                        : freshness.mayGoOn(requests.enteredNanos(parent), nowNanos);
        requests.label(parent, cutLabel, nowNanos - requests.enteredNanos(parent));
        requests.respond(parent, nowNanos);
        kinship.setCount(parent, goesOn ? THROUGH : THROUGH + 1 + Outcome.TIMED_OUT.code());
        actOnDecision(parent, nowNanos);
    }

    private void actOnDecision(int parent, long nowNanos) {
        int decision = kinship.count(parent);
        if (decision < THROUGH || kinship.isHeld(parent)) {
            return;
        }
        timers.remove(parent);
        while (kinship.firstChild(parent) != NONE) {
            letGo(kinship.firstChild(parent), nowNanos);
        }
        if (isGone(parent)) {
            return;
        }
        inFlight.leave(parent, nowNanos);
        if (decision == THROUGH) {
            next.accept(parent, nowNanos);
        } else {
            scope().lost(parent, nowNanos, Outcome.of(decision - THROUGH - 1));
        }
    }

    /**
     * Whether the parent was called off meanwhile: a crash that its attempt brought about, or a
     * server that became free, may have decided about a request that it was made for.
     */
    private boolean isGone(int parent) {
        return requests.place(parent) != number();
    }

    /** What was not launched never is; what was, is called off or runs on for nothing. */
    private void letGo(int attempt, long nowNanos) {
        if (plan.losers() == ForkPlan.Losers.RUN_ON && !delays.contains(attempt)) {
            kinship.unlink(attempt);
        } else {
            dismiss(attempt, nowNanos);
        }
    }

    private void dismiss(int attempt, long nowNanos) {
        if (delays.contains(attempt)) {
            delays.remove(attempt);
            kinship.unlink(attempt);
            requests.release(attempt);
        } else {
            attempts.cancel(attempt, nowNanos);
        }
    }
}
