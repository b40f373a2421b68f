package io.headroom.simulator;

import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Blocks whose content outlives who computed it: of a job that comes again, of a group's beginning,
 * of a conversation. A free block without content is taken first, then that with the oldest, and of
 * one owner's the last first.
 */
final class LiteralSharedBlocks extends LiteralPages {
    private static final Object NOBODY = new Object();

    private final int page;

    /** Every block's content, by number, and the numbers of those that are free. */
    private final Content[] contents;

    private final List<Integer> free = new ArrayList<>();
    private final Map<Integer, Group> groups = new HashMap<>();
    private final Map<Integer, Talk> talks = new HashMap<>();
    private long clock;
    private long left;
    private long reused;

    /** Who would have asked for content that nobody will ask for any more. */
    private static final class Lost {}

    /** A block's: whose, which of theirs, how old, and how many blocks had been left before. */
    private record Content(Object owner, int index, long age, long since) {}

    /** The beginning that prompts of a group share. */
    private static final class Group {
        final List<Integer> held = new ArrayList<>();
        int users;
        boolean computed;
        long age;
    }

    /** What a user and the model have said. */
    private static final class Talk {
        long age;
    }

    LiteralSharedBlocks(KvPlan.Paged plan, int maxOutput, long growth) {
        super(plan, maxOutput, growth);
        page = plan.blockTokens();
        contents = new Content[plan.blocks()];
        lose();
    }

    @Override
    void lose() {
        free.clear();
        for (int block = 0; block < contents.length; block++) {
            contents[block] = new Content(NOBODY, 0, -1, 0);
            free.add(block);
        }
        for (Group group : groups.values()) {
            group.held.clear();
            group.users = 0;
        }
    }

    @Override
    boolean fits(LiteralJob job, boolean somebodyRuns) {
        Group group = group(job);
        boolean present = group != null && group.users > 0 && group.computed;
        int needed = entry(job) - (present ? groupBlocks(job) : 0);
        return needed + left(somebodyRuns) <= free.size();
    }

    @Override
    int cachedTokens(LiteralJob job) {
        return Math.min(page * ofGroup(job) + page * rest(job), job.target() - 1);
    }

    @Override
    int admit(LiteralJob job) {
        int tokens = cachedTokens(job);
        int blocks = entry(job);
        boolean whole = isWhole(job);
        int own = whole ? kept(job) : 0;
        reused += Math.max(0, tokens - own * page);
        Group group = join(job);
        Talk talk = talk(job);
        if (own > 0) {
            reclaim(job, own, job.held);
        } else if (whole && talk != null) {
            reclaim(talk, rest(job, talk), job.held);
        }
        forgetContent(job);
        if (talk != null) {
            forgetContent(talk);
            talk.age = job.historyTokens / page > 0 ? talk.age : clock++;
        }
        while (group != null && group.held.size() < groupBlocks(job)) {
            group.held.add(take());
        }
        while (job.held.size() + shared(job) < blocks) {
            job.held.add(take());
        }
        return tokens;
    }

    /** It shares with its group if that is there, or comes first; else it computes for itself. */
    private @Nullable Group join(LiteralJob job) {
        Group group = group(job);
        if (group == null) {
            return null;
        }
        if (group.users > 0 && !group.computed) {
            job.alone = true;
            return null;
        }
        if (group.users == 0) {
            int kept = kept(group);
            reclaim(group, kept, group.held);
            group.computed = kept == groupBlocks(job);
            group.age = kept > 0 ? group.age : clock++;
        }
        group.users++;
        job.shares = true;
        return group;
    }

    @Override
    void forget(LiteralJob job) {
        forgetContent(job);
    }

    @Override
    void prefilled(LiteralJob job) {
        if (job.shares) {
            Objects.requireNonNull(groups.get(job.group)).computed = true;
        }
    }

    @Override
    boolean preempt(LiteralJob job) {
        int stored = job.present() / page;
        leave(job.held, 0, stored - shared(job), job, clock++);
        leaveGroup(job, stored);
        return false;
    }

    @Override
    void free(LiteralJob job) {
        int stored = job.present() / page;
        Talk talk = talk(job);
        boolean keeps = talk != null && plan.prefixes() != Eviction.NONE;
        int copied = job.shares ? 0 : groupBlocks(job);
        long age = plan.prefixes() == Eviction.OLDEST && talk != null ? talk.age : clock++;
        leave(
                job.held,
                copied,
                keeps ? stored - shared(job) : 0,
                talk == null ? NOBODY : talk,
                age);
        leaveGroup(job, stored);
    }

    private void leaveGroup(LiteralJob job, int stored) {
        if (!job.shares) {
            return;
        }
        Group group = Objects.requireNonNull(groups.get(job.group));
        job.shares = false;
        group.users--;
        if (group.users == 0) {
            int full = group.computed ? groupBlocks(job) : stored;
            long age = plan.prefixes() == Eviction.OLDEST ? group.age : clock++;
            leave(group.held, 0, plan.prefixes() == Eviction.NONE ? 0 : full, group, age);
        }
    }

    /** Frees blocks; those from {@code first} to {@code full} keep what they hold for an owner. */
    private void leave(List<Integer> blocks, int first, int full, Object owner, long age) {
        left++;
        for (int index = 0; index < blocks.size(); index++) {
            boolean kept = index >= first && index < full;
            contents[blocks.get(index)] =
                    kept
                            ? new Content(owner, index - first, age, left)
                            : new Content(NOBODY, 0, -1, left);
        }
        free.addAll(blocks);
        blocks.clear();
    }

    @Override
    long again(List<LiteralJob> running) {
        long blocks = 0;
        for (LiteralJob job : running) {
            blocks += shared(job);
        }
        for (Group group : groups.values()) {
            blocks -= group.held.size();
        }
        return blocks * page;
    }

    @Override
    long reusedTokens() {
        return reused;
    }

    /** Those of its group. */
    @Override
    int shared(LiteralJob job) {
        return job.shares ? groupBlocks(job) : 0;
    }

    private int groupBlocks(LiteralJob job) {
        return job.groupTokens / page;
    }

    /** The group that a job shares with or might, or null. */
    private @Nullable Group group(LiteralJob job) {
        return groupBlocks(job) == 0 || job.alone
                ? null
                : groups.computeIfAbsent(job.group, number -> new Group());
    }

    /** The conversation that a job belongs to, or null. */
    private @Nullable Talk talk(LiteralJob job) {
        return job.historyTokens < 0 ? null : talks.computeIfAbsent(job.user, number -> new Talk());
    }

    /** Blocks of its group's beginning that a job finds. */
    private int ofGroup(LiteralJob job) {
        Group group = group(job);
        if (group == null) {
            return 0;
        }
        return group.users == 0 ? kept(group) : group.computed ? groupBlocks(job) : 0;
    }

    /** Whether nothing of its group's beginning is missing. */
    private boolean isWhole(LiteralJob job) {
        return group(job) == null || ofGroup(job) == groupBlocks(job);
    }

    /** Blocks that a job finds after its group's. */
    private int rest(LiteralJob job) {
        if (!isWhole(job)) {
            return 0;
        }
        return kept(job) > 0 ? kept(job) : rest(job, talk(job));
    }

    private int rest(LiteralJob job, @Nullable Talk talk) {
        if (talk == null || job.alone) {
            return 0;
        }
        int said = job.historyTokens / page - groupBlocks(job);
        return Math.max(0, Math.min(said, kept(talk)));
    }

    /** Free blocks with an owner's content, from its first on. */
    private int kept(Object owner) {
        int count = 0;
        while (find(owner, count) != null) {
            count++;
        }
        return count;
    }

    private @Nullable Integer find(Object owner, int index) {
        for (Integer block : free) {
            if (contents[block].owner.equals(owner) && contents[block].index == index) {
                return block;
            }
        }
        return null;
    }

    /** Takes so many blocks back with what they hold. */
    private void reclaim(Object owner, int blocks, List<Integer> into) {
        for (int index = 0; index < blocks; index++) {
            Integer block = Objects.requireNonNull(find(owner, index));
            free.remove((Object) block);
            into.add(block);
        }
    }

    /** Nobody will ask for that content; it is as old as it was. */
    private void forgetContent(Object owner) {
        Object lost = new Lost();
        for (Integer block : free) {
            Content content = contents[block];
            if (content.owner.equals(owner)) {
                contents[block] = new Content(lost, content.index, content.age, content.since);
            }
        }
    }

    @Override
    int free() {
        return free.size();
    }

    @Override
    Integer take() {
        Comparator<Content> order =
                Comparator.comparingLong(Content::age)
                        .thenComparingLong(Content::since)
                        .thenComparingInt(content -> -content.index);
        Integer first = free.get(0);
        for (Integer block : free) {
            first = order.compare(contents[block], contents[first]) < 0 ? block : first;
        }
        free.remove((Object) first);
        Object owner = contents[first].owner;
        evictions += owner.equals(NOBODY) || owner instanceof Lost ? 0 : 1;
        return first;
    }
}
