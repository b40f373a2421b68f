package io.headroom.simulator;

import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.policy.SchedulerPlan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A language-model server done literally: every iteration one by one, every token counted, every
 * block a number with its content. It shares no code with the engine.
 */
final class LiteralReplica {
    private ReplicaPlan plan;
    private final Costs costs;
    private final List<Pace> paces;
    private final Faults faults;
    private LiteralMemory memory;
    private final int capacity;
    private final boolean dropsOldest;
    private final List<Job> arrivals;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final List<Job> running = new ArrayList<>();

    /** Members of a static batch that are done. */
    private final List<Job> kept = new ArrayList<>();

    private int arrived;
    private long now;

    /** Where in the work of all time the replica is, in picoseconds. */
    private long work;

    private long tokens;
    private long sequences;
    private long pairs;
    private boolean decodes;
    private int outages;
    private int changes;
    int preemptions;
    int requeued;
    int crashed;
    int swaps;
    long iterations;

    /** Integer picoseconds. */
    record Costs(long host, long weights, long token, long sequence, long context, long pair) {}

    /** From that instant on the replica works at that speed. */
    record Pace(long nanos, long permille) {}

    /**
     * The replica is lost at one instant and works again from another one on; who runs goes back to
     * the line or is lost.
     */
    record Outage(long nanos, long upNanos, boolean requeues) {}

    /** From that instant on the next step goes by another plan. */
    record Change(long nanos, ReplicaPlan plan) {}

    /** What is done to the replica, in order of time; outages do not overlap. */
    record Faults(List<Pace> paces, List<Outage> outages, List<Change> changes) {}

    /** A request and what became of it. */
    static final class Job {
        final long ordinal;
        final long arrival;
        final int prompt;
        final int total;
        final List<Integer> held = new ArrayList<>();
        int swapped;
        int sent;
        int stored;
        int prefilled;
        int chunk;
        boolean decoding;
        long entered;
        long waited;
        long first = -1;
        long end = -1;
        String outcome = "";

        Job(long ordinal, long arrival, int prompt, int total) {
            this.ordinal = ordinal;
            this.arrival = arrival;
            this.prompt = prompt;
            this.total = total;
        }

        int target() {
            return prompt + sent;
        }
    }

    LiteralReplica(
            ReplicaPlan plan,
            Costs costs,
            Faults faults,
            List<Job> arrivals,
            int capacity,
            boolean dropsOldest) {
        this.plan = plan;
        this.costs = costs;
        this.faults = faults;
        paces = faults.paces();
        this.arrivals = arrivals;
        this.capacity = capacity;
        this.dropsOldest = dropsOldest;
        memory = new LiteralMemory(plan.memory(), plan.maxOutputTokens());
    }

    void run() {
        boolean working = false;
        while (working || arrived < arrivals.size() || !waiting.isEmpty()) {
            if (!working) {
                nextStart();
                work = workAt(now);
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
        Outage outage = faults.outages().get(outages++);
        arriveBefore(outage.nanos());
        for (int index = running.size() - 1; index >= 0; index--) {
            Job job = running.get(index);
            job.held.clear();
            if (outage.requeues()) {
                putBack(job, outage.nanos());
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
        waiting.forEach(job -> job.swapped = 0);
        memory = new LiteralMemory(plan.memory(), plan.maxOutputTokens());
        arriveBefore(outage.upNanos());
        now = outage.upNanos();
    }

    private void arriveBefore(long nanos) {
        while (arrived < arrivals.size() && arrivals.get(arrived).arrival < nanos) {
            arrive(false);
        }
    }

    private static void putBack(Job job, long nanos) {
        job.decoding = false;
        job.prefilled = 0;
        job.chunk = 0;
        job.entered = nanos;
    }

    private boolean mayStart() {
        return !(plan.scheduler() instanceof SchedulerPlan.WholeBatches whole)
                || waiting.size() >= plan.maxSequences()
                || (!waiting.isEmpty() && waiting.getFirst().entered + whole.windowNanos() <= now);
    }

    private void arrive(boolean idle) {
        Job job = arrivals.get(arrived++);
        if (!memory.couldHold(job.prompt)) {
            job.outcome = "REJECTED";
            job.end = job.arrival;
            return;
        }
        job.entered = job.arrival;
        waiting.addLast(job);
        boolean starts = idle && mayStart();
        if (!starts && waiting.size() > capacity) {
            Job loser = dropsOldest ? waiting.removeFirst() : waiting.removeLast();
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
        for (Job job : running) {
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
        long left = budget - running.stream().filter(job -> job.decoding).count();
        for (Job job : List.copyOf(running)) {
            if (!job.decoding && left > 0) {
                left -= chunk(job, left);
            }
        }
        while (!preempted && left > 0 && mayAdmit()) {
            Job job = admit();
            left -= job.decoding ? 1 : chunk(job, left);
        }
        decodes = running.stream().anyMatch(job -> job.decoding);
    }

    private void prompts(long budget) {
        while (mayAdmit() && !memory.isSwapped(waiting.getFirst())) {
            Job job = waiting.getFirst();
            int length = job.target() - memory.cachedTokens(job);
            if (tokens > 0 && tokens + length > budget) {
                return;
            }
            admit();
            chunk(job, length);
        }
    }

    private long chunk(Job job, long most) {
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
                && memory.fits(waiting.getFirst());
    }

    private Job admit() {
        Job job = waiting.removeFirst();
        job.waited += now - job.entered;
        if (memory.isSwapped(job)) {
            job.decoding = true;
        }
        job.prefilled = memory.admit(job);
        running.add(job);
        return job;
    }

    /** Everybody who decodes gets its block, or costs the last admitted its place. */
    private boolean allocate() {
        boolean preempted = false;
        for (Job job : List.copyOf(running)) {
            while (running.contains(job) && job.decoding && !memory.append(job)) {
                Job last = running.remove(running.size() - 1);
                swaps += memory.preempt(last) ? 1 : 0;
                putBack(last, now);
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
            for (Job job : everySlot()) {
                context += job.stored;
                slots++;
            }
        }
        long picos =
                costs.host()
                        + Math.max(costs.weights(), costs.token() * (slots + tokens))
                        + costs.sequence() * (slots + sequences)
                        + costs.context() * context
                        + costs.pair() * pairs;
        work += Math.max(1, picos) + memory.movedPicos();
        if (outages < faults.outages().size()
                && faults.outages().get(outages).nanos() <= nanosAt(work)) {
            beLost();
            return false;
        }
        now = nanosAt(work);
        arriveBefore(now);
        if (decodes) {
            for (Job job : everySlot()) {
                job.stored++;
                if (running.contains(job)) {
                    job.sent++;
                }
            }
        }
        for (Job job : List.copyOf(running)) {
            prefilled(job);
            if (job.sent == job.total) {
                job.end = now;
                job.outcome = "COMPLETED";
                running.remove(job);
                leave(job);
            }
        }
        return true;
    }

    private List<Job> everySlot() {
        List<Job> slots = new ArrayList<>(kept);
        running.stream().filter(job -> job.decoding).forEach(slots::add);
        return slots;
    }

    private void prefilled(Job job) {
        if (job.chunk == 0) {
            return;
        }
        job.prefilled += job.chunk;
        job.stored = job.prefilled;
        if (job.prefilled == job.target()) {
            job.sent++;
            job.first = job.sent == 1 ? now : job.first;
            job.decoding = true;
        }
        job.chunk = 0;
    }

    private void leave(Job job) {
        if (plan.scheduler() instanceof SchedulerPlan.WholeBatches whole && whole.computesOn()) {
            kept.add(job);
        } else {
            memory.free(job);
        }
    }

    private long workAt(long nanos) {
        long picos = 0;
        for (int index = 0; index < paces.size(); index++) {
            long from = paces.get(index).nanos();
            long to = index + 1 < paces.size() ? paces.get(index + 1).nanos() : Long.MAX_VALUE;
            if (nanos > from) {
                picos += (Math.min(nanos, to) - from) * paces.get(index).permille();
            }
        }
        return picos;
    }

    /** The first nanosecond at which so much work can be done. */
    private long nanosAt(long picos) {
        int index = paces.size() - 1;
        while (index > 0 && workAt(paces.get(index).nanos()) >= picos) {
            index--;
        }
        long rest = picos - workAt(paces.get(index).nanos());
        long speed = paces.get(index).permille();
        return paces.get(index).nanos() + (rest + speed - 1) / speed;
    }
}
