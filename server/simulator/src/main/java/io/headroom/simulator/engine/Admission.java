package io.headroom.simulator.engine;

import io.headroom.simulator.policy.SchedulerPlan;

import org.jspecify.annotations.Nullable;

/** The scheduler step: who takes part in the next iteration. */
final class Admission {
    private static final int NONE = Sequences.NONE;

    private ReplicaPlan plan;
    private final ReplicaLine line;
    private final Sequences sequences;
    private final KvMemory memory;
    private final Iteration iteration;
    private final @Nullable Work work;

    /**
     * A request whose prompt is worked on, but not in this iteration: those who decode take all its
     * tokens, which they may after a change of the budget.
     */
    private int paused = NONE;

    Admission(
            ReplicaPlan plan,
            ReplicaLine line,
            Sequences sequences,
            KvMemory memory,
            Iteration iteration,
            @Nullable Work work) {
        this.plan = plan;
        this.line = line;
        this.sequences = sequences;
        this.memory = memory;
        this.iteration = iteration;
        this.work = work;
    }

    /** Goes by another plan from the next step on. */
    void follow(ReplicaPlan other) {
        plan = other;
    }

    /** A request leaves. */
    void remove(int row) {
        paused = paused == row ? NONE : paused;
    }

    /** Nobody runs. */
    void clear() {
        paused = NONE;
    }

    /** Puts the next iteration together; n iterations have decoded. */
    void step(long n, long nowNanos) {
        int stream = paused == NONE ? iteration.stream : paused;
        paused = NONE;
        iteration.clear();
        if (plan.scheduler() instanceof SchedulerPlan.Chunked chunked) {
            boolean preempted = decode(n, nowNanos);
            long left = chunked.tokenBudget() - sequences.slots() * plan.tokensEach();
            // Preempting may have taken the stream.
            if (stream != NONE && sequences.isRunning(stream)) {
                paused = left > 0 ? NONE : stream;
                left -= left > 0 ? work(stream, left) : 0;
            }
            if (!preempted) {
                admit(n, left, nowNanos);
            }
            return;
        }
        if (plan.scheduler() instanceof SchedulerPlan.PrefillFirst first) {
            admitPrompts(first.tokenBudget(), nowNanos);
        } else if (sequences.running() == 0 && line.mayStartBatch(nowNanos)) {
            admitPrompts(Long.MAX_VALUE, nowNanos);
        }
        if (iteration.prompts == 0 && !decode(n, nowNanos)) {
            admitWhoGoOn(n, nowNanos);
        }
    }

    /** Whether the first of the line might be admitted in the step after this iteration. */
    boolean mayAdmitNext() {
        return iteration.stream == NONE && paused == NONE && mayAdmitLater();
    }

    /** Whether it might be as soon as a step has tokens for it. */
    boolean mayAdmitLater() {
        return !(plan.scheduler() instanceof SchedulerPlan.WholeBatches) && maySit();
    }

    /** Those who decode take part; returns whether that cost anybody its place. */
    private boolean decode(long n, long nowNanos) {
        iteration.decodes = !sequences.noneDecodes();
        if (!iteration.decodes) {
            return false;
        }
        if (memory.hasRoom(n)) {
            memory.grow(n - 1, 1);
            return false;
        }
        boolean preempted = false;
        int row = sequences.firstAdmitted();
        while (row != NONE) {
            int next = sequences.admittedAfter(row);
            boolean runs = true;
            while (runs && sequences.isDecoding(row) && !memory.growOne(row, n)) {
                runs = preemptFor(row, n, nowNanos) != row;
                preempted = true;
            }
            row = runs ? sequences.admittedAfter(row) : next;
        }
        iteration.decodes = !sequences.noneDecodes();
        return preempted;
    }

    /** Somebody loses its place to a request that lacks a block, maybe itself; returns who. */
    private int preemptFor(int needy, long n, long nowNanos) {
        int victim = NONE;
        boolean victimHas = false;
        boolean has = true;
        for (int row = sequences.firstAdmitted(); row != NONE; row = sequences.admittedAfter(row)) {
            has &= row != needy;
            boolean may = !memory.preemptions().protects(sequences.preemptions(row));
            if (may && (victim == NONE || goesRather(row, victim, n))) {
                victim = row;
                victimHas = has;
            }
        }
        preempt(victim, victimHas, n, nowNanos);
        return victim;
    }

    /** Whether one is a victim rather than another that was admitted before it. */
    private boolean goesRather(int row, int other, long n) {
        return switch (memory.preemptions().victim()) {
            case LAST -> true;
            case LONGEST -> sequences.tokens(row, n) >= sequences.tokens(other, n);
            case SHORTEST -> sequences.tokens(row, n) <= sequences.tokens(other, n);
        };
    }

    /** Takes a place; who came before the needy has its block of this iteration already. */
    private void preempt(int row, boolean has, long n, long nowNanos) {
        boolean decoding = sequences.isDecoding(row);
        long covered = decoding ? sequences.covered(row, n, has ? 1 : 0) : sequences.target(row);
        long stored = decoding ? sequences.stored(row, n) : sequences.prefilled(row);
        boolean rejected = memory.preemptions().rejects(sequences.preemptions(row));
        if (rejected) {
            memory.release(row, covered, stored);
        } else {
            memory.preempt(row, covered, stored, decoding);
        }
        if (decoding) {
            memory.left(row);
        }
        if (rejected) {
            sequences.remove(row, n);
            line.rejected(row);
        } else {
            sequences.preempt(row);
            sequences.stop(row, n);
            line.preempted(row, nowNanos);
        }
    }

    /** First come, first served, within the tokens that are left of the budget. */
    private void admit(long n, long budget, long nowNanos) {
        long left = budget;
        while (left > 0 && maySit()) {
            int row = line.first();
            if (goesOn(row)) {
                comeBack(row, n, nowNanos);
                left -= plan.tokensEach();
            } else {
                comeIn(row, nowNanos);
                left -= work(row, left);
            }
        }
    }

    /** Whole prompts only; the first of them whatever its length. */
    private void admitPrompts(long budget, long nowNanos) {
        while (maySit() && !goesOn(line.first())) {
            int row = line.first();
            long tokens = sequences.target(row) - memory.kept(row);
            if (iteration.prompts > 0 && iteration.promptTokens + tokens > budget) {
                return;
            }
            comeIn(row, nowNanos);
            work(row, tokens);
        }
    }

    private void admitWhoGoOn(long n, long nowNanos) {
        while (maySit() && goesOn(line.first())) {
            comeBack(line.first(), n, nowNanos);
        }
    }

    private boolean maySit() {
        int row = line.first();
        return row != NONE && sequences.running() < plan.maxSequences() && memory.fits(row);
    }

    private void comeIn(int row, long nowNanos) {
        sequences.run(row, memory.admit(row));
        if (work != null) {
            work.begin(row, nowNanos);
        }
        line.admitted(row, nowNanos);
    }

    /** Whether what a waiting request has stored comes in with it. */
    private boolean goesOn(int row) {
        return memory.isSwapped(row) || sequences.isHandedOver(row);
    }

    /** A request that was moved away, or handed over, goes on where it was. */
    private void comeBack(int row, long n, long nowNanos) {
        comeIn(row, nowNanos);
        sequences.decode(row, n);
        memory.joined(row);
        iteration.decodes = true;
    }

    /** Works on as much of a prompt as fits; returns how much that is. */
    private long work(int row, long most) {
        long left = sequences.target(row) - sequences.prefilled(row);
        long tokens = Math.min(left, most);
        iteration.add(row, tokens, sequences.prefilled(row), left);
        return tokens;
    }
}
