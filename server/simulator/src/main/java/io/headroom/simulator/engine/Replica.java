package io.headroom.simulator.engine;

import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.time.Calendar;

import org.jspecify.annotations.Nullable;

/**
 * A language-model server: a scheduler step, then iterations until something could change, all at
 * once. Its owner is to call {@link #finish} at {@link #nextNanos()}, then {@link #start}.
 *
 * <p>A leap ends with the next completion, before the iteration that finds no block, with the last
 * full chunk of a prompt, after an iteration whose prompts give a token, and wherever the owner
 * asks for it because somebody who came or went could matter. A look at it never ends one.
 */
public final class Replica {
    /** No request. */
    public static final int NONE = Sequences.NONE;

    private ReplicaPlan plan;
    private final ReplicaLine line;
    private final Sequences sequences;
    private final KvMemory memory;
    private final Admission admission;
    private final Iteration iteration = new Iteration();
    private final Leap leap = new Leap();
    private final Course course;
    private final IterationBooks books;
    private final Finished finished = new Finished();
    private final boolean keepsSlots;

    /** Iterations in which it has decoded, as far as they are in the books. */
    private long n;

    /** Iterations of the leap that are in the books. */
    private long booked;

    private long accepted;
    private long answered;
    private boolean working;
    private long picosBeyond;

    /** A replica without work, which keeps {@link #work} if that is watched. */
    public Replica(ReplicaPlan plan, ReplicaLine line, boolean watchesWork) {
        this.plan = plan;
        this.line = line;
        books = new IterationBooks(watchesWork);
        sequences = new Sequences(plan.growth());
        memory = KvMemory.of(plan, sequences);
        admission = new Admission(plan, line, sequences, memory, iteration, books.work());
        course = new Course(plan, sequences, memory, admission, iteration);
        keepsSlots =
                plan.scheduler() instanceof SchedulerPlan.WholeBatches whole && whole.computesOn();
    }

    /** Whether a request would fit into the empty replica. */
    public boolean couldHold(int promptTokens) {
        return memory.couldHold(Math.max(1, promptTokens));
    }

    /**
     * A request comes and waits; a prompt has at least one token, as has an answer.
     *
     * @param word what the iterations of its answer are drawn by where tokens are proposed
     * @param beginning what its prompt begins with, if others may have computed it
     */
    public void add(
            int row, int promptTokens, int outputTokens, long word, @Nullable Beginning beginning) {
        int answer = Math.max(1, Math.min(plan.longestAnswer(), outputTokens));
        SpeculationPlan speculation = plan.speculation();
        int steps = speculation == null ? answer : 1 + speculation.iterations(answer - 1, word);
        sequences.add(row, Math.max(1, promptTokens), answer, steps);
        if (plan.role() == ReplicaRole.DECODE) {
            sequences.handOver(row);
            memory.add(row, null);
        } else {
            memory.add(row, beginning);
        }
    }

    /** Whether a request has nothing left to be done here: its first token was its last. */
    public boolean needsNothing(int outputTokens) {
        return plan.role() == ReplicaRole.DECODE
                && Math.min(outputTokens, plan.maxOutputTokens()) <= 1;
    }

    /** Whether an iteration is under way. */
    public boolean isWorking() {
        return working;
    }

    /** Whether a request runs. */
    public boolean isRunning(int row) {
        return sequences.isRunning(row);
    }

    /** Who was admitted first of those who run, or {@link #NONE}. */
    public int firstAdmitted() {
        return sequences.firstAdmitted();
    }

    /** Who was admitted after that one, or {@link #NONE}. */
    public int admittedAfter(int row) {
        return sequences.admittedAfter(row);
    }

    /** Who was admitted last of those who run, or {@link #NONE}. */
    public int lastAdmitted() {
        return sequences.lastAdmitted();
    }

    /** What there is of memory: blocks of a paged one, tokens of a contiguous one. */
    public long memorySize() {
        return memory.size();
    }

    /** Parts of a token, {@link SpeculationPlan#UNIT} in one, that each of these holds. */
    public long memoryUnitParts() {
        return memory.unitParts();
    }

    /** Most sequences that may run at once. */
    public int maxSequences() {
        return plan.maxSequences();
    }

    /** Tokens of prompts found so far that others or earlier requests of a user had computed. */
    public long reusedTokens() {
        return memory.reusedTokens();
    }

    /** Tokens of answers done so far. */
    public long answeredTokens() {
        return answered;
    }

    /** Tokens of answers done so far that came with another, as accepted proposals. */
    public long acceptedTokens() {
        return accepted;
    }

    /** What its time goes to, and that of each who runs or has just left; null if not watched. */
    public @Nullable Work work() {
        return books.work();
    }

    /** When the leap ends; {@link Calendar#NEVER} without one. */
    public long nextNanos() {
        return working ? leap.endNanos() : Calendar.NEVER;
    }

    /**
     * The first of the line has changed: looks at it, if that may matter, after the first iteration
     * that is not over at {@code steppedNanos}, until which all steps were done without the change.
     */
    public void lineChanged(long steppedNanos) {
        if (working && admission.mayAdmitNext()) {
            leap.cutTo(leap.done(steppedNanos) + 1);
        } else if (working && leap.endsWithTail() && admission.mayAdmitLater()) {
            leap.cutTail(steppedNanos);
        }
    }

    /** A request that waits leaves for ever; until then all steps were done with it in the line. */
    public void forget(int row, long steppedNanos) {
        memory.forget(row, n, begun(steppedNanos));
        sequences.remove(row, n);
    }

    /**
     * A request that runs, or is done and was not yet taken from {@link #nextDone()}, leaves. The
     * iteration under way is not shortened by that.
     */
    public void callOff(int row, long nowNanos) {
        if (sequences.isDone(row)) {
            finished.forget(row);
            sequences.remove(row, n);
            return;
        }
        if (working) {
            long over = leap.done(nowNanos);
            boolean underWay = over == leap.done(nowNanos - 1) && over < leap.length();
            leap.cutTo(underWay ? over + 1 : over);
            book(over);
            books.begun(underWay);
            // What is over now was done with it; the next step is at the end of the instant.
            iteration.decodes &= underWay;
        }
        iteration.remove(row);
        admission.remove(row);
        memory.release(row, covered(row), stored(row));
        leaveGrowth(row);
        sequences.remove(row, n);
    }

    /**
     * Works by another rule from the next iteration on.
     *
     * @throws IllegalArgumentException if it is a rule of another kind or does not fit
     */
    public void reschedule(int maxSequences, SchedulerPlan scheduler, long nowNanos) {
        plan = plan.rescheduled(maxSequences, scheduler);
        admission.follow(plan);
        course.follow(plan);
        if (working) {
            leap.cutTo(leap.done(nowNanos - 1) + 1);
        }
    }

    /**
     * Stops: the iteration under way, which may be over at this very instant, makes nothing. Those
     * who run are to be put back or called off one by one, then all is to be wiped.
     */
    public void halt(long nowNanos) {
        if (working) {
            book(Math.min(leap.done(nowNanos - 1), leap.length() - 1));
            books.begun(true);
            working = false;
        }
    }

    /** Who was admitted last waits again, with the tokens that it has sent and no memory. */
    public void putBackLast(long nowNanos) {
        int row = sequences.lastAdmitted();
        memory.release(row, covered(row), stored(row));
        leaveGrowth(row);
        sequences.stop(row, n);
        line.putBack(row, nowNanos);
    }

    /** Nobody runs any more, and memory holds nothing of anybody. */
    public void wipe() {
        memory.releaseKept();
        sequences.clearSlots();
        sequences.loseHandedOver();
        memory.wipe();
        iteration.clear();
        admission.clear();
        picosBeyond = 0;
    }

    /** Works at another speed, in thousandths of the normal one; 0 hangs. */
    public void setSpeed(long permille, long nowNanos) {
        if (working && permille != leap.speedPermille()) {
            leap.setSpeed(permille, nowNanos);
        } else {
            leap.setSpeed(permille);
        }
    }

    /** The leap is over: those who have got something are to be asked for one by one. */
    public void finish(long nowNanos) {
        picosBeyond = leap.picosBeyond(nowNanos);
        book(leap.length());
        if (leap.endsWithTail() && iteration.stream != NONE) {
            iteration.finishing.add(iteration.stream);
            iteration.stream = NONE;
        }
        working = false;
        iteration.decodes = false;
        finished.clear();
        for (int index = 0; index < iteration.finishing.size(); index++) {
            promptDone(iteration.finishing.get(index));
        }
        while (!sequences.noneDecodes() && sequences.nextEnd() <= n) {
            int row = sequences.nextToEnd();
            end(row, covered(row));
        }
    }

    private void promptDone(int row) {
        long covered = covered(row);
        sequences.prefill(row, covered - sequences.prefilled(row));
        memory.prefilled(row);
        if (sequences.send(row)) {
            finished.responded(row);
        }
        boolean sentAll = sequences.hasSentAll(row);
        if (keepsSlots || !sentAll) {
            sequences.decode(row, n);
            memory.joined(row);
        }
        if (sentAll) {
            end(row, covered);
        }
    }

    private void end(int row, long covered) {
        accepted += sequences.acceptedTokens(row);
        answered += sequences.total(row);
        if (keepsSlots) {
            memory.keep(row);
        } else {
            memory.release(row, covered, stored(row));
        }
        leaveGrowth(row);
        sequences.finish(row, n, !keepsSlots);
        finished.done(row);
    }

    /** Whose first token the last leap made, one by one, or {@link #NONE}. */
    public int nextResponded() {
        return finished.nextResponded();
    }

    /** Whose answer the last leap completed, one by one, or {@link #NONE}. */
    public int nextDone() {
        int row = finished.nextDone();
        if (row != NONE) {
            sequences.remove(row, n);
        }
        return row;
    }

    /** A scheduler step and, if there is anything to do, the next leap. */
    public void start(long nowNanos) {
        if (keepsSlots && sequences.running() == 0) {
            memory.releaseKept();
            sequences.clearSlots();
        }
        admission.step(n, nowNanos);
        working = course.begin(leap, books, n, nowNanos, picosBeyond);
        picosBeyond = 0;
        booked = 0;
    }

    /** Brings the books to the end of iteration {@code over} of the leap. */
    private void book(long over) {
        long more = over - booked;
        if (more <= 0) {
            return;
        }
        books.book(booked, over, memory, sequences, iteration, n);
        booked = over;
        if (iteration.decodes) {
            // The iteration under way has its places; there is none when the leap is over.
            memory.grow(n, over == leap.length() ? more - 1 : more);
            n += more;
        }
        if (iteration.stream != NONE) {
            int row = iteration.stream;
            long left = sequences.target(row) - sequences.prefilled(row);
            sequences.prefill(row, Math.min(left, iteration.chunk * more));
        }
    }

    /** What it has done in iterations that were over before {@code nowNanos}; changes nothing. */
    public IterationBooks.Sums done(long nowNanos) {
        long over = working ? Math.max(booked, leap.done(nowNanos - 1)) : booked;
        return books.after(booked, over, memory, sequences, iteration, n);
    }

    /** Blocks with content for others that were given away by then; changes nothing. */
    public long evictions(long nowNanos) {
        return memory.evictions(n, begun(nowNanos - 1));
    }

    /** Iterations that have begun with those who decode and whose blocks are not yet taken. */
    private long begun(long nanos) {
        boolean grows = working && iteration.decodes;
        return grows ? Math.min(leap.done(nanos), leap.length() - 1) - booked : 0;
    }

    /**
     * Tokens that the place of a running request covers: a prompt's whole, and while an iteration
     * is under way the tokens that it makes.
     */
    private long covered(int row) {
        if (!sequences.isDecoding(row)) {
            return sequences.target(row);
        }
        return sequences.covered(row, n, iteration.decodes ? 1 : 0);
    }

    /** Of these, what is there. */
    private long stored(int row) {
        return sequences.isDecoding(row) ? sequences.stored(row, n) : sequences.prefilled(row);
    }

    private void leaveGrowth(int row) {
        if (sequences.isDecoding(row)) {
            memory.left(row);
        }
    }

    /**
     * Holds what is taken of the memory to what the running need.
     *
     * @throws IllegalStateException if that differs or more is taken than there is, which is a bug
     */
    public void check(long nowNanos) {
        memory.check(this::covered);
        if (working && iteration.decodes) {
            long more = Math.min(leap.done(nowNanos), leap.length() - 1) - booked;
            if (memory.roomAfter(n, more) < more) {
                throw new IllegalStateException("more memory is taken than there is");
            }
        }
    }
}
