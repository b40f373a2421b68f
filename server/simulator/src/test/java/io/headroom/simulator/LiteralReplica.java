package io.headroom.simulator;

import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.policy.SchedulerPlan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A language-model server done literally: every iteration one by one, every token counted, every
 * block a number with its content. It shares no code with the engine.
 */
final class LiteralReplica {
    static final long PARTS = 64;

    private ReplicaPlan plan;

    private final LiteralCosts costs;
    private final LiteralFaults faults;
    private final LiteralMemory memory;
    private final LiteralPatience patience;
    private final int capacity;
    private final boolean dropsOldest;
    private final List<LiteralJob> arrivals;
    private final Deque<LiteralJob> waiting = new ArrayDeque<>();
    private final List<LiteralJob> running = new ArrayList<>();

    /** Members of a static batch that are done. */
    private final List<LiteralJob> kept = new ArrayList<>();

    private int arrived;
    private boolean working;

    /** How many found the line full at this instant. */
    private int over;

    private long now;

    /** Where in the work of all time the replica is, in picoseconds. */
    private long work;

    private final LiteralIteration iteration = new LiteralIteration();
    private int outages;

    /** How many have begun to decode. */
    private long begun;

    private int changes;
    final LiteralBooks books = new LiteralBooks();

    LiteralReplica(
            ReplicaPlan plan,
            LiteralCosts costs,
            LiteralFaults faults,
            List<LiteralJob> arrivals,
            LiteralPatience patience,
            int capacity,
            boolean dropsOldest) {
        this.plan = plan;
        this.costs = costs;
        this.faults = faults;
        this.arrivals = arrivals;
        this.patience = patience;
        this.capacity = capacity;
        this.dropsOldest = dropsOldest;
        memory = LiteralMemory.of(plan.memory(), longestAnswer(), costs.growth);
    }

    private int longestAnswer() {
        return plan.role() == ReplicaRole.PREFILL ? 1 : plan.maxOutputTokens();
    }

    void run() {
        while (working || arrived < arrivals.size() || !waiting.isEmpty()) {
            if (!working) {
                nextStart();
                work = faults.workAt(now);
            }
            come(now);
            working = step();
            settle(now);
            if (working) {
                working = iterate();
            }
        }
        books.end(memory);
    }

    /** When an idle replica starts: an arrival, or the end of the window of the oldest. */
    private void nextStart() {
        while (waiting.isEmpty() || !mayStart()) {
            long next = Math.min(LiteralPatience.dueNanos(plan.scheduler(), waiting), nextChange());
            if (outages < faults.outages().size()
                    && faults.outages().get(outages).nanos() <= next) {
                beLost();
            } else if (next == Long.MAX_VALUE) {
                return;
            } else {
                now = next;
                come(now);
                if (waiting.isEmpty() || !mayStart()) {
                    settle(now);
                }
            }
        }
    }

    /** Whoever runs goes back or is lost; who comes meanwhile waits. */
    private void beLost() {
        LiteralFaults.Outage outage = faults.outages().get(outages++);
        happenBefore(outage.nanos());
        for (int index = running.size() - 1; index >= 0; index--) {
            LiteralJob job = running.get(index);
            job.held.clear();
            job.shares = false;
            if (outage.requeues()) {
                job.putBack(outage.nanos());
                waiting.addFirst(job);
                books.requeued++;
            } else {
                job.leave(outage.nanos(), "CRASHED");
                books.crashed++;
            }
        }
        running.clear();
        kept.clear();
        for (LiteralJob job : waiting) {
            job.swapped = 0;
            job.handedOver = false;
        }
        memory.lose();
        happenBefore(outage.upNanos());
        now = outage.upNanos();
    }

    /** Who comes and who goes until then, while nobody starts. */
    private void happenBefore(long nanos) {
        while (nextChange() < nanos) {
            long next = nextChange();
            come(next);
            settle(next);
        }
    }

    /** Before the step of an instant: whose time is over goes, and whoever comes is in the line. */
    private void come(long nanos) {
        leave(nanos, patience::inAll, "TIMED_OUT", true);
        while (nextArrival() == nanos) {
            arrive();
        }
    }

    /** After the step: whom the bound of the line costs, and who has no patience any more. */
    private void settle(long nanos) {
        for (; over > 0; over--) {
            if (waiting.size() > capacity) {
                LiteralJob loser = dropsOldest ? waiting.removeFirst() : waiting.removeLast();
                loser.waited += nanos - loser.entered;
                loser.leave(nanos, dropsOldest ? "DROPPED" : "REJECTED");
                memory.forget(loser);
            }
        }
        leave(nanos, patience::ofLine, "ABANDONED", false);
    }

    private long nextArrival() {
        return arrived < arrivals.size() ? arrivals.get(arrived).comes : Long.MAX_VALUE;
    }

    /** When the next comes, or of those who wait or run the next has no patience any more. */
    private long nextChange() {
        return Math.min(nextArrival(), patience.next(waiting, running));
    }

    /** They go; what is under way goes on without them, to the end of the iteration. */
    private void leave(
            long nanos, ToLongFunction<LiteralJob> until, String outcome, boolean runningToo) {
        for (LiteralJob job : List.copyOf(waiting)) {
            if (until.applyAsLong(job) == nanos) {
                waiting.remove(job);
                job.waited += nanos - job.entered;
                job.leave(nanos, outcome);
                memory.forget(job);
                books.leftLine++;
            }
        }
        for (LiteralJob job : runningToo ? List.copyOf(running) : List.<LiteralJob>of()) {
            if (until.applyAsLong(job) == nanos) {
                running.remove(job);
                job.leave(nanos, outcome);
                memory.free(job);
                books.calledOff++;
            }
        }
    }

    private boolean mayStart() {
        return !(plan.scheduler() instanceof SchedulerPlan.WholeBatches)
                || waiting.size() >= plan.maxSequences()
                || LiteralPatience.dueNanos(plan.scheduler(), waiting) <= now;
    }

    private void arrive() {
        LiteralJob job = arrivals.get(arrived++);
        if (!memory.couldHold(job.prompt)) {
            job.leave(job.arrival, "REJECTED");
            return;
        }
        if (patience.endsBeforeItComes(job)) {
            books.leftFrontEnd++;
            return;
        }
        if (plan.role() == ReplicaRole.DECODE) {
            job.first = job.arrival;
            job.handedOver = true;
            job.stored = PARTS * job.prompt;
            job.step = 1;
            job.sent = 1;
            if (job.step == job.steps) {
                job.leave(job.arrival, "COMPLETED");
                return;
            }
        }
        waiting.addLast(job);
        over += waiting.size() > capacity ? 1 : 0;
    }

    /** Whether there is anything to do. */
    private boolean step() {
        while (changes < faults.changes().size() && faults.changes().get(changes).nanos() <= now) {
            plan = faults.changes().get(changes++).plan();
        }
        iteration.clear();
        for (LiteralJob job : running) {
            job.chunk = 0;
        }
        if (running.isEmpty()) {
            kept.forEach(memory::free);
            kept.clear();
        }
        if (plan.scheduler() instanceof SchedulerPlan.Chunked chunked) {
            chunked(chunked.tokenBudget());
        } else if (plan.scheduler() instanceof SchedulerPlan.PrefillFirst first) {
            prompts(first.tokenBudget());
        } else if (plan.scheduler() instanceof SchedulerPlan.WholeBatches) {
            if (running.isEmpty() && !waiting.isEmpty() && mayStart()) {
                prompts(Long.MAX_VALUE);
            }
        }
        if (!(plan.scheduler() instanceof SchedulerPlan.Chunked) && iteration.tokens == 0) {
            boolean preempted = allocate();
            while (!preempted && mayAdmit() && memory.isSwapped(waiting.getFirst())) {
                admit();
            }
            iteration.decodes = running.stream().anyMatch(job -> job.decoding);
        }
        return iteration.tokens > 0 || iteration.decodes;
    }

    private void chunked(int budget) {
        boolean preempted = allocate();
        long each = 1L + costs.proposals;
        long left = budget - each * running.stream().filter(job -> job.decoding).count();
        for (LiteralJob job : List.copyOf(running)) {
            if (!job.decoding && left > 0) {
                left -= iteration.add(job, left);
            }
        }
        while (!preempted && left > 0 && mayAdmit()) {
            LiteralJob job = admit();
            left -= job.decoding ? each : iteration.add(job, left);
        }
        iteration.decodes = running.stream().anyMatch(job -> job.decoding);
    }

    private void prompts(long budget) {
        while (mayAdmit() && !memory.isSwapped(waiting.getFirst())) {
            LiteralJob job = waiting.getFirst();
            int length = job.target() - memory.cachedTokens(job);
            if (iteration.tokens > 0 && iteration.tokens + length > budget) {
                return;
            }
            admit();
            iteration.add(job, length);
        }
    }

    private boolean mayAdmit() {
        return !waiting.isEmpty()
                && running.size() < plan.maxSequences()
                && memory.fits(waiting.getFirst(), !running.isEmpty());
    }

    private LiteralJob admit() {
        LiteralJob job = waiting.removeFirst();
        job.waited += now - job.entered;
        books.joinedAtOnce += working && job.comes == now ? 1 : 0;
        if (memory.isSwapped(job)) {
            decode(job);
            job.stored = PARTS * (job.target() - 1);
        }
        job.prefilled = memory.admit(job);
        job.handedOver = false;
        job.putBack = false;
        job.work.begin(now);
        running.add(job);
        return job;
    }

    /** Everybody who decodes gets its block, or costs somebody its place. */
    private boolean allocate() {
        boolean preempted = false;
        for (LiteralJob job : List.copyOf(running)) {
            while (running.contains(job) && job.decoding && !memory.append(job)) {
                LiteralJob victim = memory.victim(running);
                running.remove(victim);
                preempted = true;
                if (memory.rejects(victim)) {
                    memory.free(victim);
                    victim.leave(now, "REJECTED");
                    books.rejected++;
                } else {
                    books.swaps += memory.preempt(victim) ? 1 : 0;
                    victim.preemptions++;
                    victim.putBack(now);
                    waiting.addFirst(victim);
                    books.preemptions++;
                    books.protects += memory.mayBePreempted(victim) ? 0 : 1;
                }
            }
        }
        return preempted;
    }

    /** Whether the iteration was done. */
    private boolean iterate() {
        List<LiteralJob> slots = iteration.decodes ? everySlot() : List.of();
        long takePart = iteration.sequences + slots.stream().filter(running::contains).count();
        LiteralCosts.Parts parts = iteration.parts(costs, slots).moving(memory.movedPicos());
        work += parts.all();
        running.forEach(job -> job.work.add(parts));
        if (outages < faults.outages().size()
                && faults.outages().get(outages).nanos() <= faults.nanosAt(work)) {
            beLost();
            return false;
        }
        now = faults.nanosAt(work);
        happenBefore(now);
        books.count(takePart, memory.held());
        books.share(memory, running, kept, iteration.decodes);
        for (LiteralJob job : iteration.decodes ? everySlot() : slots) {
            job.stored += costs.growth;
            job.step += running.contains(job) ? 1 : 0;
        }
        for (LiteralJob job : List.copyOf(running)) {
            if (job.prefill(now)) {
                memory.prefilled(job);
                decode(job);
                if (job.step == job.steps) {
                    complete(job);
                }
            }
        }
        running.stream()
                .filter(job -> job.step == job.steps)
                .sorted(Comparator.comparingLong(job -> job.decodes))
                .toList()
                .forEach(this::complete);
        return true;
    }

    private void complete(LiteralJob job) {
        books.accepted += job.total - job.steps;
        books.answered += job.total;
        job.leave(now, "COMPLETED");
        running.remove(job);
        if (plan.scheduler() instanceof SchedulerPlan.WholeBatches whole && whole.computesOn()) {
            kept.add(job);
        } else {
            memory.free(job);
        }
    }

    private List<LiteralJob> everySlot() {
        List<LiteralJob> slots = new ArrayList<>(kept);
        running.stream().filter(job -> job.decoding).forEach(slots::add);
        return slots;
    }

    private void decode(LiteralJob job) {
        job.decoding = true;
        job.decodes = begun++;
    }
}
