package io.headroom.simulator.stage;

import static io.headroom.simulator.bounds.Bounds.named;
import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.policy.RoomPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a request into attempts and joins them again: k of n, with a timer. A fan-out is n
 * branches of which all are needed; a hedged request is two branches of which the second starts
 * late and one is needed; a tied request is two at once whose loser is cancelled when the other
 * starts.
 *
 * @param name what students call it
 * @param branches the branches, in order of launching at equal delays
 * @param needed k: attempts that must get through for the request to go on
 * @param timerNanos how long after the fork the join waits; {@link #NO_TIMER} waits for ever
 * @param onTimer what happens to the request when the timer ends
 * @param losers what happens to the attempts that are not needed any more
 * @param budget of the attempts of all branches beyond the first k, such as a hedge's second: one
 *     that is withheld counts as rejected; {@code null} for no bound
 * @param room how many requests may be split and not joined, and what becomes of one more: who is
 *     lost to it is called off with all attempts
 */
public record ForkPlan(
        String name,
        List<Branch> branches,
        int needed,
        long timerNanos,
        OnTimer onTimer,
        Losers losers,
        @Nullable BudgetPlan budget,
        RoomPlan room)
        implements StagePlan {
    /** The join waits for ever. */
    public static final long NO_TIMER = 0;

    /**
     * One branch.
     *
     * @param delayNanos how long after the fork its attempt is launched, if it is still needed
     * @param stage where it goes
     */
    public record Branch(long delayNanos, StagePlan stage) {
        /** Refuses delays outside their limits. */
        public Branch {
            within("delayNanos", delayNanos, 0, Limits.DURATION_NANOS);
        }
    }

    /** What the end of the timer does to a request that is not through. */
    public enum OnTimer {
        /** It goes on with what has arrived: the good-enough answer. */
        PROCEED,
        /** It ends, timed out. */
        FAIL
    }

    /** What happens to attempts that are not needed any more. */
    public enum Losers {
        /** They are worked on to their end, for nothing. */
        RUN_ON,
        /** They are cancelled when the request goes on. */
        CANCEL,
        /**
         * The others are cancelled as soon as one is started by a server (tied requests); what
         * nobody has started waits on.
         */
        CANCEL_WHEN_ONE_STARTS
    }

    /** Refuses numbers outside their limits. */
    public ForkPlan {
        named("name", name);
        branches = List.copyOf(branches);
        within("number of branches", branches.size(), 1, Limits.BRANCHES);
        within("needed", needed, 1, branches.size());
        within("timerNanos", timerNanos, 0, Limits.DURATION_NANOS);
        if (losers == Losers.CANCEL_WHEN_ONE_STARTS && needed != 1) {
            throw new IllegalArgumentException(
                    "needed must be 1 when others are cancelled as soon as one starts, found "
                            + needed);
        }
    }

    /** A fork without a budget, with room for as many as there may be. */
    public ForkPlan(
            String name,
            List<Branch> branches,
            int needed,
            long timerNanos,
            OnTimer onTimer,
            Losers losers) {
        this(name, branches, needed, timerNanos, onTimer, losers, null, RoomPlan.WIDE);
    }

    /** The same fork with a budget, or without. */
    public ForkPlan budgeted(@Nullable BudgetPlan bounded) {
        return new ForkPlan(name, branches, needed, timerNanos, onTimer, losers, bounded, room);
    }

    /** The same fork for no more requests at once than there is room for. */
    public ForkPlan holding(RoomPlan bound) {
        return new ForkPlan(name, branches, needed, timerNanos, onTimer, losers, budget, bound);
    }

    /** All of {@code stages} at once; the request goes on when all are through. */
    public static ForkPlan all(String name, List<? extends StagePlan> stages) {
        return all(name, stages, stages.size());
    }

    /** All of {@code stages} at once; the request goes on when {@code needed} are through. */
    public static ForkPlan all(String name, List<? extends StagePlan> stages, int needed) {
        List<Branch> branches = new ArrayList<>();
        for (StagePlan stage : stages) {
            branches.add(new Branch(0, stage));
        }
        return new ForkPlan(name, branches, needed, NO_TIMER, OnTimer.PROCEED, Losers.CANCEL);
    }

    /** A second attempt at {@code stage} when the first is not through after a while. */
    public static ForkPlan hedged(String name, StagePlan stage, long afterNanos, Losers losers) {
        return new ForkPlan(
                name,
                List.of(new Branch(0, stage), new Branch(afterNanos, stage)),
                1,
                NO_TIMER,
                OnTimer.PROCEED,
                losers);
    }

    @Override
    public List<StagePlan> inside() {
        List<StagePlan> stages = new ArrayList<>();
        for (Branch branch : branches) {
            stages.add(branch.stage());
        }
        return stages;
    }
}
