package io.headroom.simulator;

import io.headroom.simulator.policy.KvPlan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Memory block by block, or address by address. */
final class LiteralMemory {
    private final KvPlan plan;
    private final int maxOutput;

    /** Parts of a token that an iteration stores. */
    private final long growth;

    /** Free blocks, those first that have been free longest. */
    private final Deque<Integer> freeBlocks = new ArrayDeque<>();

    /** What a free block still holds: whose which block. */
    private final Map<Integer, Content> contents = new HashMap<>();

    private final boolean[] taken;
    private int swapFree;
    private long moved;

    private record Content(LiteralJob owner, int index) {}

    LiteralMemory(KvPlan plan, int maxOutput, long growth) {
        this.plan = plan;
        this.maxOutput = maxOutput;
        this.growth = growth;
        if (plan instanceof KvPlan.Paged paged) {
            for (int block = 0; block < paged.blocks(); block++) {
                freeBlocks.add(block);
            }
            swapFree = paged.swap() == null ? 0 : paged.swap().blocks();
            taken = new boolean[0];
        } else {
            taken = new boolean[((KvPlan.Contiguous) plan).tokens()];
        }
    }

    boolean couldHold(int prompt) {
        if (plan instanceof KvPlan.Paged paged) {
            return blocks(prompt + tokens(maxOutput * growth), paged.blockTokens())
                    <= paged.blocks();
        }
        return prompt + answer(maxOutput) <= taken.length;
    }

    boolean fits(LiteralJob job, boolean somebodyRuns) {
        return plan instanceof KvPlan.Paged paged
                ? entry(job, paged) + (somebodyRuns ? paged.watermarkBlocks() : 0)
                        <= freeBlocks.size()
                : firstFit(need(job)) >= 0;
    }

    /** Returns the tokens that are there already. */
    int admit(LiteralJob job) {
        List<Integer> mine = job.held;
        int cached = 0;
        if (plan instanceof KvPlan.Paged paged) {
            int blocks = entry(job, paged);
            if (isSwapped(job)) {
                swapFree += job.swapped;
                moved += job.swapped;
                job.swapped = 0;
                cached = job.wholeStored();
            } else {
                cached = cachedTokens(job);
                for (int block = cached(job, 0); block >= 0; block = cached(job, mine.size())) {
                    freeBlocks.removeFirstOccurrence(block);
                    contents.remove(block);
                    mine.add(block);
                }
            }
            while (mine.size() < blocks) {
                mine.add(take());
            }
        } else {
            int address = firstFit(need(job));
            for (int place = 0; place < need(job); place++) {
                taken[address + place] = true;
                mine.add(address + place);
            }
        }
        return cached;
    }

    /** Makes room for one token more; false if there is no block. */
    boolean append(LiteralJob job) {
        if (plan instanceof KvPlan.Paged paged) {
            List<Integer> mine = job.held;
            int blocks = blocks(tokens(job.stored + growth), paged.blockTokens());
            if (blocks - mine.size() > freeBlocks.size() && !paged.reservesMaximum()) {
                return false;
            }
            while (mine.size() < blocks && !paged.reservesMaximum()) {
                mine.add(take());
            }
        }
        return true;
    }

    /** Returns whether the content was moved. */
    boolean preempt(LiteralJob job) {
        KvPlan.Paged paged = (KvPlan.Paged) plan;
        List<Integer> mine = job.held;
        boolean moves = job.decoding && mine.size() <= swapFree;
        int stored = job.decoding ? job.wholeStored() : job.prefilled;
        if (moves) {
            swapFree -= mine.size();
            moved += mine.size();
            job.swapped = mine.size();
        }
        for (int index = mine.size() - 1; index >= 0; index--) {
            freeBlocks.add(mine.get(index));
            if (!moves && index < stored / paged.blockTokens()) {
                contents.put(mine.get(index), new Content(job, index));
            }
        }
        mine.clear();
        return moves;
    }

    void free(LiteralJob job) {
        List<Integer> mine = job.held;
        if (plan instanceof KvPlan.Contiguous) {
            mine.forEach(address -> taken[address] = false);
        } else {
            freeBlocks.addAll(mine);
        }
        mine.clear();
    }

    /** Blocks, or addresses, that are taken. */
    long held() {
        if (plan instanceof KvPlan.Paged paged) {
            return (long) paged.blocks() - freeBlocks.size();
        }
        long held = 0;
        for (boolean address : taken) {
            held += address ? 1 : 0;
        }
        return held;
    }

    void forget(LiteralJob job) {
        swapFree += job.swapped;
        job.swapped = 0;
    }

    boolean isSwapped(LiteralJob job) {
        return job.swapped > 0 || job.handedOver;
    }

    int cachedTokens(LiteralJob job) {
        if (plan instanceof KvPlan.Paged paged) {
            int count = 0;
            while (cached(job, count) >= 0) {
                count++;
            }
            return Math.min(count * paged.blockTokens(), job.target() - 1);
        }
        return 0;
    }

    long movedPicos() {
        KvPlan.Swap swap = plan instanceof KvPlan.Paged paged ? paged.swap() : null;
        long picos = swap == null ? 0 : moved * StrictMath.round(swap.perBlockNanos() * 1000);
        moved = 0;
        return picos;
    }

    private int cached(LiteralJob job, int index) {
        Content wanted = new Content(job, index);
        for (Map.Entry<Integer, Content> entry : contents.entrySet()) {
            if (entry.getValue().equals(wanted)) {
                return entry.getKey();
            }
        }
        return -1;
    }

    private int take() {
        Integer block = freeBlocks.getFirst();
        if (plan instanceof KvPlan.Paged paged && paged.prefixes() != null) {
            // Content that may be shared is given up last.
            block =
                    freeBlocks.stream()
                            .filter(free -> !contents.containsKey(free))
                            .findFirst()
                            .orElse(block);
        }
        freeBlocks.removeFirstOccurrence(block);
        contents.remove(block);
        return block;
    }

    private int entry(LiteralJob job, KvPlan.Paged paged) {
        int tokens = isSwapped(job) ? job.wholeStored() + tokens(growth) : job.target();
        return blocks(
                paged.reservesMaximum() ? job.prompt + maxOutput : tokens, paged.blockTokens());
    }

    private int need(LiteralJob job) {
        return job.prompt + answer(job.total);
    }

    private int answer(int total) {
        return switch (((KvPlan.Contiguous) plan).reservation()) {
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

    private static int tokens(long parts) {
        return (int) ((parts + LiteralReplica.PARTS - 1) / LiteralReplica.PARTS);
    }

    private static int blocks(int tokens, int page) {
        return (tokens + page - 1) / page;
    }
}
