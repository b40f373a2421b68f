package io.headroom.simulator.engine;

import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.resource.PagedPool;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Who holds the blocks of beginnings that prompts share, and what is kept of those that nobody
 * uses. Whole blocks only, in one chain: first the group's, held once for all who run with them,
 * then those of the user's conversation, which are its request's alone while that runs.
 *
 * <p>Who comes first computes a group's beginning; others share it once that prompt is done, and
 * whoever comes before that computes it for itself. What is kept of a chain counts up to the first
 * block that is missing.
 */
final class Prefixes {
    private static final int NONE = -1;

    private static final byte UNDECIDED = 0;
    private static final byte SHARES = 1;
    private static final byte ALONE = 2;

    private final PagedPool pool;
    private final long blockTokens;
    private final @Nullable Eviction eviction;
    private final PrefixOwners owners = new PrefixOwners();

    /** Of each owner: how many run with its blocks, whether these are computed, since when. */
    private int[] users = new int[8];

    private boolean[] computed = new boolean[8];
    private long[] age = new long[8];
    private long clock;

    /** Of each row: what it shares. */
    private int[] group = new int[16];

    private int[] groupBlocks = new int[16];
    private int[] session = new int[16];
    private int[] historyBlocks = new int[16];
    private byte[] how = new byte[16];

    private long heldByGroups;
    private long heldAgain;
    private long reusedTokens;

    Prefixes(PagedPool pool, int blockTokens, @Nullable Eviction eviction) {
        this.pool = pool;
        this.blockTokens = blockTokens;
        this.eviction = eviction;
    }

    /** A request comes that shares nothing, or as much as {@code beginning} says. */
    void add(int row, @Nullable Beginning beginning) {
        if (row >= how.length) {
            grow(Math.max(row + 1, 2 * how.length));
        }
        how[row] = UNDECIDED;
        group[row] = NONE;
        session[row] = NONE;
        groupBlocks[row] = 0;
        historyBlocks[row] = 0;
        if (beginning == null || eviction == null) {
            return;
        }
        groupBlocks[row] = (int) (beginning.groupTokens() / blockTokens);
        historyBlocks[row] = (int) (beginning.historyTokens() / blockTokens);
        if (beginning.historyTokens() >= 0) {
            session[row] = owners.session(beginning.flow(), beginning.user());
        }
        if (groupBlocks[row] > 0) {
            group[row] = owners.group(beginning.flow(), beginning.group());
        }
        if (owners.count() > users.length) {
            users = Arrays.copyOf(users, 2 * owners.count());
            computed = Arrays.copyOf(computed, users.length);
            age = Arrays.copyOf(age, users.length);
        }
    }

    /** Blocks that others hold and it would use. */
    long present(int row) {
        return wouldShare(row) ? groupBlocks[row] : 0;
    }

    /** Tokens of a waiting request that would be there already. */
    long kept(int row) {
        if (how[row] == ALONE) {
            return blockTokens * pool.kept(own(row));
        }
        long ofGroup = groupKept(row);
        long rest = ofGroup == groupBlocks[row] ? restKept(row) : 0;
        return blockTokens * (Math.max(0, ofGroup) + rest);
    }

    /**
     * Takes the {@code blocks} of a request that comes in, less those that are {@link #present}.
     *
     * @param most tokens that may count as there already; returns how many do
     */
    long enter(int row, long blocks, long most) {
        long tokens = Math.min(most, kept(row));
        boolean whole = how[row] == ALONE || groupKept(row) == groupBlocks[row];
        long mine = whole ? pool.kept(own(row)) : 0;
        reusedTokens += Math.max(0, tokens - mine * blockTokens);
        long needed = blocks;
        if (groupBlocks[row] > 0 && how[row] != ALONE) {
            needed -= joinGroup(row);
        }
        if (mine > 0) {
            needed -= pool.reclaim(own(row), mine);
        } else if (whole && how[row] != ALONE) {
            needed -= reclaimSession(row);
        }
        pool.forget(own(row));
        if (session[row] != NONE) {
            pool.forget(session[row]);
            age[session[row] / 2] = historyBlocks[row] > 0 ? age[session[row] / 2] : clock++;
        }
        pool.take(needed);
        return tokens;
    }

    /** Its prompt is done: what it computed of its group's beginning may be shared. */
    void prefilled(int row) {
        if (how[row] == SHARES) {
            computed[group[row] / 2] = true;
        }
    }

    /**
     * A request that ran leaves.
     *
     * @param blocks of its whole place
     * @param stored tokens of it that are there
     * @param comesAgain whether it is to come in again, and may find what it leaves
     */
    void leave(int row, long blocks, long stored, boolean comesAgain) {
        long shared = how[row] == SHARES ? groupBlocks[row] : 0;
        long own = blocks - shared;
        long full = Math.max(0, Math.min(own, stored / blockTokens - shared));
        if (comesAgain) {
            keep(own(row), full, own - full);
        } else if (session[row] != NONE && keepsUnused()) {
            long ofSession = Math.max(0, how[row] == SHARES ? full : full - groupBlocks[row]);
            keep(session[row], ofSession, own - ofSession);
        } else {
            pool.give(own);
        }
        if (how[row] == SHARES) {
            how[row] = UNDECIDED;
            leaveGroup(row, stored);
        }
    }

    /** A request that waits will not come in; so many blocks are as good as taken. */
    void forget(int row, long taken) {
        pool.forget(own(row), taken);
    }

    /** Blocks of a running request's place that its group holds. */
    long shared(int row) {
        return how[row] == SHARES ? groupBlocks[row] : 0;
    }

    /** Blocks that groups hold for those who run. */
    long heldByGroups() {
        return heldByGroups;
    }

    /** Blocks that groups hold, for each who runs with them but one. */
    long heldAgain() {
        return heldAgain;
    }

    /** Tokens that were found so far because others had computed them, or an earlier request. */
    long reusedTokens() {
        return reusedTokens;
    }

    /** Whether others hold its group's blocks, computed. */
    private boolean wouldShare(int row) {
        boolean has = groupBlocks[row] > 0 && how[row] != ALONE;
        return has && users[group[row] / 2] > 0 && computed[group[row] / 2];
    }

    private long groupKept(int row) {
        if (groupBlocks[row] == 0 || wouldShare(row)) {
            return groupBlocks[row];
        }
        return users[group[row] / 2] > 0 ? NONE : pool.kept(group[row]);
    }

    /** What is kept of it or of its conversation after the group's blocks. */
    private long restKept(int row) {
        int mine = pool.kept(own(row));
        if (mine > 0 || session[row] == NONE) {
            return mine;
        }
        long most = Math.max(0, historyBlocks[row] - groupBlocks[row]);
        return Math.min(most, pool.kept(session[row]));
    }

    /** Returns how many of its blocks need not be taken. */
    private long joinGroup(int row) {
        int owner = group[row];
        if (users[owner / 2] > 0 && !computed[owner / 2]) {
            how[row] = ALONE;
            return 0;
        }
        how[row] = SHARES;
        if (users[owner / 2]++ > 0) {
            heldAgain += groupBlocks[row];
            return groupBlocks[row];
        }
        long kept = pool.reclaim(owner, groupBlocks[row]);
        computed[owner / 2] = kept == groupBlocks[row];
        age[owner / 2] = kept > 0 ? age[owner / 2] : clock++;
        heldByGroups += groupBlocks[row];
        return kept;
    }

    private long reclaimSession(int row) {
        if (session[row] == NONE || historyBlocks[row] <= groupBlocks[row]) {
            return 0;
        }
        return pool.reclaim(session[row], historyBlocks[row] - groupBlocks[row]);
    }

    private void leaveGroup(int row, long stored) {
        int owner = group[row];
        users[owner / 2]--;
        if (users[owner / 2] > 0) {
            heldAgain -= groupBlocks[row];
            return;
        }
        heldByGroups -= groupBlocks[row];
        long full = computed[owner / 2] ? groupBlocks[row] : stored / blockTokens;
        if (keepsUnused()) {
            keep(owner, Math.min(full, groupBlocks[row]), groupBlocks[row] - full);
        } else {
            pool.give(groupBlocks[row]);
        }
    }

    /** An owner leaves content; what it left before, if another request did, is nobody's. */
    private void keep(int owner, long full, long partial) {
        pool.forget(owner);
        boolean byAge = eviction == Eviction.OLDEST && owner % 2 == 1;
        pool.leave(owner, full, Math.max(0, partial), byAge ? age[owner / 2] : clock++);
    }

    private boolean keepsUnused() {
        return eviction != null && eviction != Eviction.NONE;
    }

    private static int own(int row) {
        return 2 * row;
    }

    private void grow(int rows) {
        how = Arrays.copyOf(how, rows);
        group = Arrays.copyOf(group, rows);
        groupBlocks = Arrays.copyOf(groupBlocks, rows);
        session = Arrays.copyOf(session, rows);
        historyBlocks = Arrays.copyOf(historyBlocks, rows);
    }
}
