package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose a team's what-ifs are: own and common and spent ones are always {@link Bench#MOST_WHAT_IFS}
 * together.
 *
 * <p>Each of those who were in the team when its bench opened owns as many as all can own alike.
 * The rest is common, and so is what somebody owned who is not in the team any more. A minute
 * before the bench ends all are common. Should the end move away again, what is left is shared as
 * before, unless somebody has drawn on what others owned: then it stays common.
 *
 * @param own what each member still owns; nobody is listed with nothing
 * @param common what is for whoever comes first
 * @param spent what is gone
 */
public record Purse(SortedMap<SeatId, Integer> own, int common, int spent) {
    /** So long before the end of a bench nobody owns any what-if. */
    public static final long RETURN_MILLIS = 60_000;

    /** Keeps its own copy. */
    public Purse {
        own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }

    /** A team's in the present round, at an instant of game time. */
    public static Purse of(GameState state, TeamId team, long gameMillis) {
        Bench bench = state.round().bench(team);
        int spent = bench.strip().size();
        int left = Bench.MOST_WHAT_IFS - spent;
        SortedMap<SeatId, Integer> own = new TreeMap<>();
        Long returns = returnMillis(state, gameMillis);
        if (returns == null || returns > 0) {
            int share = Bench.MOST_WHAT_IFS / Math.max(1, bench.owners().size());
            for (Seat member : state.roster().members(team)) {
                int unspent = share - bench.spentBy(member.id());
                if (bench.owners().contains(member.id()) && unspent > 0) {
                    own.put(member.id(), unspent);
                }
            }
        }
        int owned = own.values().stream().mapToInt(Integer::intValue).sum();
        return owned > left
                ? new Purse(new TreeMap<>(), left, spent)
                : new Purse(own, left - owned, spent);
    }

    /**
     * How long it is until all are common; 0 once they are, null where the bench has no end of its
     * own.
     */
    public static @Nullable Long returnMillis(GameState state, long gameMillis) {
        Long deadline = state.phase() == Phase.WORKBENCH ? state.deadlineGameMillis() : null;
        return deadline == null ? null : (Long) Math.max(0, deadline - RETURN_MILLIS - gameMillis);
    }

    /** All that are left to the team. */
    public int left() {
        return Bench.MOST_WHAT_IFS - spent;
    }

    /** What a member can spend. */
    public int openTo(SeatId seat) {
        return own.getOrDefault(seat, 0) + common;
    }
}
