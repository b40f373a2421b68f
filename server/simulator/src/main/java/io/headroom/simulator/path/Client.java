package io.headroom.simulator.path;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.request.Kinship;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt after another for a request that waits here, until one gets through or the last
 * has failed.
 */
final class Client extends Place implements Scope, InFlight.Splits {
    private static final int NONE = RequestTable.NONE;

    private final AttemptsPlan plan;
    private final Place next;
    private final RequestTable requests;
    private final Kinship kinship;
    private final Attempts attempts;
    private final Streams.Stream keys;
    private final Streams.Stream pauses;
    private final Deadlines timeouts;
    private final Deadlines backoffs;
    private final int beforeLabel;
    private final @Nullable AttemptBudget budget;
    private final InFlight inFlight;
    private @Nullable Place entrance;

    /** What a client keeps books of beside: of retries, of its requests. */
    record Beside(@Nullable AttemptBudget budget, InFlight inFlight) {}

    Client(
            int number,
            Scope scope,
            AttemptsPlan plan,
            Beside beside,
            Place next,
            Building building) {
        super(number, scope);
        budget = beside.budget();
        inFlight = beside.inFlight();
        this.plan = plan;
        this.next = next;
        requests = building.requests();
        kinship = requests.kinship();
        attempts = building.attempts();
        keys = building.streams().of(Purpose.ATTEMPT, number);
        pauses = building.streams().of(Purpose.BACKOFF, number);
        Calendar calendar = building.calendar();
        timeouts = new Deadlines(calendar, Rank.TIMER, this::timedOut);
        backoffs = new Deadlines(calendar, Rank.TIMER, this::launch);
        beforeLabel = building.label(plan.name() + ": given up", TimeLabel.RETRY);
    }

    /** Says what an attempt goes through. */
    void beginWith(Place first) {
        entrance = first;
    }

    @Override
    public void accept(int parent, long nowNanos) {
        requests.setPlace(parent, number());
        requests.enter(parent, nowNanos);
        kinship.setCount(parent, 0);
        if (inFlight.enter(parent, nowNanos)) {
            begin(parent, nowNanos);
        }
    }

    @Override
    public void begin(int parent, long nowNanos) {
        if (budget != null) {
            budget.came();
        }
        launch(parent, nowNanos);
    }

    /** An attempt got through. */
    void passed(int attempt, long nowNanos) {
        int parent = kinship.parent(attempt);
        if (parent == NONE) {
            attempts.late(attempt);
            return;
        }
        timeouts.remove(parent);
        kinship.unlink(attempt);
        attempts.won(attempt, parent, beforeLabel);
        requests.release(attempt);
        inFlight.leave(parent, nowNanos);
        next.accept(parent, nowNanos);
    }

    @Override
    public void lost(int attempt, long nowNanos, Outcome outcome) {
        int parent = kinship.parent(attempt);
        attempts.lost();
        if (parent != NONE) {
            timeouts.remove(parent);
            kinship.unlink(attempt);
        }
        requests.release(attempt);
        if (parent != NONE) {
            failed(parent, nowNanos, outcome);
        }
    }

    @Override
    public void calledOff(int request, long nowNanos) {
        // The client itself called it off, or the end of its request did.
    }

    @Override
    void cancel(int parent, long nowNanos) {
        inFlight.leave(parent, nowNanos);
        timeouts.remove(parent);
        backoffs.remove(parent);
        if (kinship.firstChild(parent) != NONE) {
            attempts.cancel(kinship.firstChild(parent), nowNanos);
        }
        requests.label(parent, beforeLabel, nowNanos - requests.enteredNanos(parent));
    }

    @Override
    boolean isUp() {
        return entrance == null || entrance.isUp();
    }

    private void launch(int parent, long nowNanos) {
        int count = kinship.count(parent) + 1;
        kinship.setCount(parent, count);
        int attempt = attempts.make(parent, count, number(), keys, nowNanos);
        attempts.launched();
        if (plan.timeoutNanos() != AttemptsPlan.NO_TIMEOUT) {
            timeouts.add(parent, nowNanos + plan.timeoutNanos());
        }
        if (entrance != null) {
            entrance.accept(attempt, nowNanos);
        }
    }

    private void timedOut(int parent, long nowNanos) {
        int attempt = kinship.firstChild(parent);
        if (plan.cancels()) {
            attempts.cancel(attempt, nowNanos);
        } else {
            kinship.unlink(attempt);
        }
        // The server that this made free may have started a rival for which all of this is off.
        if (requests.place(parent) == number()) {
            failed(parent, nowNanos, Outcome.TIMED_OUT);
        }
    }

    private void failed(int parent, long nowNanos, Outcome outcome) {
        int count = kinship.count(parent);
        if (count == plan.most() || (budget != null && !budget.take())) {
            inFlight.leave(parent, nowNanos);
            requests.label(parent, beforeLabel, nowNanos - requests.enteredNanos(parent));
            scope().lost(parent, nowNanos, outcome);
            return;
        }
        long word = pauses.word(requests.key(parent) * (plan.most() + 1L) + count);
        long pause = Rounded.nanos(plan.backoffNanos().sample(word));
        // Even without a pause not from in here: the one that lost the attempt is not done yet, and
        // those that lose each other's attempts would call each other without end.
        backoffs.add(parent, nowNanos + pause);
    }
}
