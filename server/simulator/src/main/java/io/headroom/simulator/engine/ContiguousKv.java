package io.headroom.simulator.engine;

import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.resource.ContiguousMemory;

import java.util.Arrays;

/** Keys and values in one stretch of addresses for each sequence, reserved when it comes in. */
final class ContiguousKv extends KvMemory {
    private final KvPlan.Contiguous plan;
    private final int maxOutput;
    private final Sequences sequences;
    private final ContiguousMemory memory;

    /** Addresses of the running. */
    private int[] address = new int[16];

    /** Addresses and lengths of those who have left. */
    private int[] kept = new int[16];

    private int keptCount;

    /** Tokens that the running will have stored at last, and those who have left. */
    private long needed;

    private long keptNeeded;

    ContiguousKv(KvPlan.Contiguous plan, int maxOutput, Sequences sequences) {
        this.plan = plan;
        this.maxOutput = maxOutput;
        this.sequences = sequences;
        memory = new ContiguousMemory(plan.tokens());
    }

    @Override
    boolean couldHold(int prompt) {
        return (long) prompt + longestReservation() <= plan.tokens();
    }

    @Override
    long size() {
        return memory.size();
    }

    @Override
    long taken() {
        return (long) memory.size() - memory.free();
    }

    @Override
    long neededParts(long n, boolean decodes) {
        return SpeculationPlan.UNIT * needed;
    }

    @Override
    long outside() {
        return (long) memory.free() - memory.largestHole();
    }

    @Override
    boolean fits(int row) {
        return memory.fits(reserved(row));
    }

    @Override
    long admit(int row) {
        if (row >= address.length) {
            address = Arrays.copyOf(address, Math.max(row + 1, 2 * address.length));
        }
        address[row] = memory.reserve(reserved(row));
        needed += sequences.finallyStored(row);
        return 0;
    }

    @Override
    void release(int row, long tokens, long stored) {
        memory.release(address[row], reserved(row));
        needed -= sequences.finallyStored(row);
    }

    @Override
    void keep(int row) {
        if (keptCount + 2 > kept.length) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        kept[keptCount++] = address[row];
        kept[keptCount++] = reserved(row);
        keptNeeded += sequences.finallyStored(row);
    }

    @Override
    void releaseKept() {
        for (int place = 0; place < keptCount; place += 2) {
            memory.release(kept[place], kept[place + 1]);
        }
        keptCount = 0;
        needed -= keptNeeded;
        keptNeeded = 0;
    }

    @Override
    void check(Tokens tokens) {
        long held = 0;
        for (int place = 1; place < keptCount; place += 2) {
            held += kept[place];
        }
        int row = sequences.firstAdmitted();
        while (row != Sequences.NONE) {
            held += reserved(row);
            row = sequences.admittedAfter(row);
        }
        if (held + memory.free() != memory.size()) {
            throw new IllegalStateException(
                    "tokens held and free and of the memory differ: "
                            + held
                            + " and "
                            + memory.free()
                            + " and "
                            + memory.size());
        }
    }

    /** What a sequence reserves: never less than it will store. */
    private int reserved(int row) {
        int total = sequences.total(row);
        int answer =
                switch (plan.reservation()) {
                    case MAXIMUM -> maxOutput;
                    case POWER_OF_TWO -> powerOfTwo(total);
                    case EXACT -> total;
                };
        return sequences.prompt(row) + answer;
    }

    private int longestReservation() {
        return plan.reservation() == KvPlan.Reservation.POWER_OF_TWO
                ? powerOfTwo(maxOutput)
                : maxOutput;
    }

    private static int powerOfTwo(int least) {
        int power = 1;
        while (power < least) {
            power *= 2;
        }
        return power;
    }
}
