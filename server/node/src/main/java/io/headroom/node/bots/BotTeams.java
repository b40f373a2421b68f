package io.headroom.node.bots;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Which bots sit in which team, so that they take turns. People in the same team are not in it:
 * bots do not wait for them.
 */
final class BotTeams {
    private final Map<Integer, Integer> teamOfSeat = new HashMap<>();

    /** Notes where a bot sits. */
    void sits(int seat, int team) {
        teamOfSeat.put(seat, team);
    }

    /** Whether it is a bot's turn when its team has done something so many times. */
    boolean isTurnOf(int seat, int team, int done) {
        return isTurnOf(seat, mates(team), done);
    }

    /** The same among those who can do it; nobody's turn when no bot of the team can. */
    boolean isTurnOf(int seat, int team, int done, IntPredicate can) {
        SortedSet<Integer> able = mates(team);
        able.removeIf(mate -> !can.test(mate));
        return isTurnOf(seat, able, done);
    }

    /** Whether any bot of a team can do something. */
    boolean canAny(int team, IntPredicate can) {
        return mates(team).stream().anyMatch(can::test);
    }

    private static boolean isTurnOf(int seat, SortedSet<Integer> mates, int done) {
        return mates.stream()
                .skip(Math.floorMod(done, Math.max(1, mates.size())))
                .findFirst()
                .filter(turn -> turn == seat)
                .isPresent();
    }

    /** Whether a bot speaks for its team. */
    boolean isCaptain(int seat, int team) {
        return isTurnOf(seat, team, 0);
    }

    private SortedSet<Integer> mates(int team) {
        SortedSet<Integer> mates = new TreeSet<>();
        teamOfSeat.forEach(
                (seat, itsTeam) -> {
                    if (itsTeam == team) {
                        mates.add(seat);
                    }
                });
        return mates;
    }
}
