package io.headroom.simulator;

import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.Role;
import io.headroom.simulator.policy.SchedulerPlan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

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
    private final int capacity;
    private final boolean dropsOldest;
    private final List<LiteralJob> arrivals;
    private final Deque<LiteralJob> waiting = new ArrayDeque<>();
    private final List<LiteralJob> running = new ArrayList<>();

    /** Members of a static batch that are done. */
    private final List<LiteralJob> kept = new ArrayList<>();

    private int arrived;
    private long now;

    /** Where in the work of all time the replica is, in picoseconds. */
    private long work;

    private long tokens;
    private long sequences;
    private long pairs;
    private boolean decodes;
    private int outages;

    /** How many have begun to decode. */
    private long begun;

    private int changes;
    int preemptions;
    int requeued;
    int crashed;
    int swaps;
    long iterations;

    /** Of the iterations that came to their end. */
    final LiteralBooks books = new LiteralBooks();

    LiteralReplica(
            ReplicaPlan plan,
            LiteralCosts costs,
            LiteralFaults faults,
            List<LiteralJob> arrivals,
            int capacity,
            boolean dropsOldest) {
        this.plan = plan;
        this.costs = costs;
        this.faults = faults;
        this.arrivals = arrivals;
        this.capacity = capacity;
        this.dropsOldest = dropsOldest;
        memory = LiteralMemory.of(plan.memory(), longestAnswer(), costs.growth);
    }

    private int longestAnswer() {
        return plan.role() == Role.PREFILL ? 1 : plan.maxOutputTokens();
    }

    void run() {
        boolean working = false;
        while (working || arrived < arrivals.size() || !waiting.isEmpty()) {
            if (!working) {
                nextStart();
                work = faults.workAt(now);
            }
            working = step();
            if (working) {
                working = iterate();
            }
        }
    }

    /** When an idle replica starts: an arrival, or the end of the window of the oldest. */
    private void nextStart() {
        while (waiting.isEmpty() || !mayStart()) {
            long window = Long.MAX_VALUE;
            if (!waiting.isEmpty()
                    && plan.scheduler() instanceof SchedulerPlan.WholeBatches whole) {
                window = waiting.getFirst().entered + whole.windowNanos();
            }
            boolean comes = arrived < arrivals.size() && arrivals.get(arrived).arrival < window;
            long next = comes ? arrivals.get(arrived).arrival : window;
            if (outages < faults.outages().size()
                    && faults.outages().get(outages).nanos() <= next) {
                beLost();
            } else {
                now = next;
                if (comes) {
                    arrive(true);
                } else if (next == Long.MAX_VALUE) {
                    return;
                }
            }
        }
    }

    /** Whoever runs goes back or is lost; who comes meanwhile waits. */
    private void beLost() {
        LiteralFaults.Outage outage = faults.outages().get(outages++);
        arriveBefore(outage.nanos());
        for (int index = running.size() - 1; index >= 0; index--) {
            LiteralJob job = running.get(index);
            job.held.clear();
            job.shares = false;
            if (outage.requeues()) {
                job.putBack(outage.nanos());
                waiting.addFirst(job);
                requeued++;
            } else {
                job.end = outage.nanos();
                job.outcome = "CRASHED";
                crashed++;
            }
        }
        running.clear();
        kept.clear();
        for (LiteralJob job : waiting) {
            job.swapped = 0;
            job.handedOver = false;
        }
        memory.lose();
        arriveBefore(outage.upNanos());
        now = outage.upNanos();
    }

    private void arriveBefore(long nanos) {
        while (arrived < arrivals.size() && arrivals.get(arrived).arrival < nanos) {
            arrive(false);
        }
    }

    private boolean mayStart() {
        return !(plan.scheduler() instanceof SchedulerPlan.WholeBatches whole)
                || waiting.size() >= plan.maxSequences()
                || (!waiting.isEmpty() && waiting.getFirst().entered + whole.windowNanos() <= now);
    }

    private void arrive(boolean idle) {
        LiteralJob job = arrivals.get(arrived++);
        if (!memory.couldHold(job.prompt)) {
            job.outcome = "REJECTED";
            job.end = job.arrival;
            return;
        }
        job.entered = job.arrival;
        if (plan.role() == Role.DECODE) {
            job.first = job.arrival;
            job.handedOver = true;
            job.stored = PARTS * job.prompt;
            job.step = 1;
            job.sent = 1;
            if (job.step == job.steps) {
                job.outcome = "COMPLETED";
                job.end = job.arrival;
                return;
            }
        }
        waiting.addLast(job);
        boolean starts = idle && mayStart();
        if (!starts && waiting.size() > capacity) {
            LiteralJob loser = dropsOldest ? waiting.removeFirst() : waiting.removeLast();
            loser.outcome = dropsOldest ? "DROPPED" : "REJECTED";
            loser.end = job.arrival;
            loser.waited += job.arrival - loser.entered;
            memory.forget(loser);
        }
    }

    /** Whether there is anything to do. */
    private boolean step() {
        while (changes < faults.changes().size() && faults.changes().get(changes).nanos() <= now) {
            plan = faults.changes().get(changes++).plan();
        }
        tokens = 0;
        sequences = 0;
        pairs = 0;
        decodes = false;
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
        if (!(plan.scheduler() instanceof SchedulerPlan.Chunked) && tokens == 0) {
            boolean preempted = allocate();
            while (!preempted && mayAdmit() && memory.isSwapped(waiting.getFirst())) {
                admit();
            }
            decodes = running.stream().anyMatch(job -> job.decoding);
        }
        return tokens > 0 || decodes;
    }

    private void chunked(int budget) {
        boolean preempted = allocate();
        long each = 1L + costs.proposals;
        long left = budget - each * running.stream().filter(job -> job.decoding).count();
        for (LiteralJob job : List.copyOf(running)) {
            if (!job.decoding && left > 0) {
                left -= chunk(job, left);
            }
        }
        while (!preempted && left > 0 && mayAdmit()) {
            LiteralJob job = admit();
            left -= job.decoding ? each : chunk(job, left);
        }
        decodes = running.stream().anyMatch(job -> job.decoding);
    }

    private void prompts(long budget) {
        while (mayAdmit() && !memory.isSwapped(waiting.getFirst())) {
            LiteralJob job = waiting.getFirst();
            int length = job.target() - memory.cachedTokens(job);
            if (tokens > 0 && tokens + length > budget) {
                return;
            }
            admit();
            chunk(job, length);
        }
    }

    private long chunk(LiteralJob job, long most) {
        job.chunk = (int) Math.min(most, job.target() - job.prefilled);
        for (int token = 0; token < job.chunk; token++) {
            pairs += job.prefilled + token + 1;
        }
        tokens += job.chunk;
        sequences += job.chunk > 0 ? 1 : 0;
        return job.chunk;
    }

    private boolean mayAdmit() {
        return !waiting.isEmpty()
                && running.size() < plan.maxSequences()
                && memory.fits(waiting.getFirst(), !running.isEmpty());
    }

    private LiteralJob admit() {
        LiteralJob job = waiting.removeFirst();
        job.waited += now - job.entered;
        if (memory.isSwapped(job)) {
            decode(job);
            job.stored = PARTS * (job.target() - 1);
        }
        job.prefilled = memory.admit(job);
        job.handedOver = false;
        running.add(job);
        return job;
    }

    /** Everybody who decodes gets its block, or costs the last admitted its place. */
    private boolean allocate() {
        boolean preempted = false;
        for (LiteralJob job : List.copyOf(running)) {
            while (running.contains(job) && job.decoding && !memory.append(job)) {
                LiteralJob last = running.remove(running.size() - 1);
                swaps += memory.preempt(last) ? 1 : 0;
                last.putBack(now);
                waiting.addFirst(last);
                preempted = true;
                preemptions++;
            }
        }
        return preempted;
    }

    /** Whether the iteration was done. */
    private boolean iterate() {
        iterations++;
        long context = 0;
        long slots = 0;
        if (decodes) {
            for (LiteralJob job : everySlot()) {
                context += job.stored;
                slots++;
            }
        }
        work += costs.picos(slots, tokens, sequences, context, pairs) + memory.movedPicos();
        if (outages < faults.outages().size()
                && faults.outages().get(outages).nanos() <= faults.nanosAt(work)) {
            beLost();
            return false;
        }
        now = faults.nanosAt(work);
        long decoding = running.stream().filter(job -> job.decoding).count();
        books.count(sequences + (decodes ? decoding : 0), memory.held());
        arriveBefore(now);
        if (decodes) {
            for (LiteralJob job : everySlot()) {
                job.stored += costs.growth;
                if (running.contains(job)) {
                    job.step++;
                }
            }
        }
        for (LiteralJob job : List.copyOf(running)) {
            if (prefilled(job) && job.step == job.steps) {
                complete(job);
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
        job.end = now;
        job.outcome = "COMPLETED";
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

    /** Whether its prompt is done. */
    private boolean prefilled(LiteralJob job) {
        if (job.chunk == 0) {
            return false;
        }
        job.prefilled += job.chunk;
        job.chunk = 0;
        job.stored = PARTS * job.prefilled;
        if (job.prefilled < job.target()) {
            return false;
        }
        memory.prefilled(job);
        job.step++;
        job.sent++;
        job.first = job.sent == 1 ? now : job.first;
        decode(job);
        return true;
    }

    private void decode(LiteralJob job) {
        job.decoding = true;
        job.decodes = begun++;
    }

    /** Tokens of prompts that were found because others had computed them. */
    long reusedTokens() {
        return memory.reusedTokens();
    }
}
