package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;

import java.util.Arrays;

/** One stretch of addresses for each job, at the lowest where it fits. */
final class LiteralStretches extends LiteralMemory {
    private final KvPlan.Contiguous plan;
    private final int maxOutput;
    private final boolean[] taken;

    LiteralStretches(KvPlan.Contiguous plan, int maxOutput) {
        this.maxOutput = maxOutput;
        this.plan = plan;
        taken = new boolean[plan.tokens()];
    }

    @Override
    boolean couldHold(int prompt) {
        return prompt + answer(maxOutput) <= taken.length;
    }

    @Override
    boolean fits(LiteralJob job, boolean somebodyRuns) {
        return firstFit(need(job)) >= 0;
    }

    @Override
    int admit(LiteralJob job) {
        int address = firstFit(need(job));
        for (int place = 0; place < need(job); place++) {
            taken[address + place] = true;
            job.held.add(address + place);
        }
        return 0;
    }

    @Override
    void free(LiteralJob job) {
        job.held.forEach(address -> taken[address] = false);
        job.held.clear();
    }

    @Override
    long held() {
        long held = 0;
        for (boolean address : taken) {
            held += address ? 1 : 0;
        }
        return held;
    }

    @Override
    long size() {
        return taken.length;
    }

    @Override
    long needed(LiteralJob job, boolean decodes) {
        return LiteralReplica.PARTS * (job.prompt + job.total - 1);
    }

    @Override
    long outside() {
        int longest = 0;
        int run = 0;
        for (boolean address : taken) {
            run = address ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return taken.length - held() - longest;
    }

    @Override
    void lose() {
        Arrays.fill(taken, false);
    }

    private int need(LiteralJob job) {
        return job.prompt + answer(job.total);
    }

    private int answer(int total) {
        return switch (plan.reservation()) {
            case MAXIMUM -> maxOutput;
            case POWER_OF_TWO -> total == 1 ? 1 : 2 * Integer.highestOneBit(total - 1);
            case EXACT -> total;
        };
    }

    private int firstFit(int length) {
        int run = 0;
        for (int place = 0; place < taken.length; place++) {
            run = taken[place] ? 0 : run + 1;
            if (run == length) {
                return place - length + 1;
            }
        }
        return -1;
    }
}
