package io.headroom.game.score;

import io.headroom.game.Phase;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;

/** What a team's predictions are worth: 1 for the right bin, one half for a neighbour of it. */
final class LockScore {
    private LockScore() {}

    /**
     * The mean over the members who were there while the lock was open; who did not answer has 0,
     * and who came later does not count. 0 when nobody was there.
     */
    static double of(GameState state, TeamId team) {
        int members = 0;
        double sum = 0;
        PhaseInstance lock = state.round().instances().get(Phase.LOCK);
        for (Seat seat : state.roster().members(team)) {
            if (lock != null && seat.joinedIn().compareTo(lock) <= 0) {
                members++;
                sum += of(state.round(), seat);
            }
        }
        return members == 0 ? 0 : sum / members;
    }

    private static double of(RoundState round, Seat seat) {
        Integer choice = round.lockAnswers().get(seat.id());
        if (choice == null) {
            return 0;
        }
        LockQuestion lock = round.content().lock();
        return switch (Math.abs(choice - lock.answer())) {
            case 0 -> 1;
            case 1 -> lock.ordered() ? 0.5 : 0;
            default -> 0;
        };
    }
}
