package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.LockAnswered;
import io.headroom.game.event.Event.PhaseShortened;
import io.headroom.game.event.Event.TimeGiven;
import io.headroom.game.event.Event.VotedAgain;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.Evolution;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Vote;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The prediction that each student commits to, and what it thinks when neighbours have talked. */
final class LockRules {
    /** Of ten who are asked so many answer, and the lock waits for the others no longer. */
    private static final int ENOUGH_OF_TEN = 9;

    /** How long it stays open then: whoever was about to answer, or thinks again, still can. */
    private static final long GRACE_MILLIS = 5_000;

    private LockRules() {}

    /** The last answer before the phase ends counts; for some it ends later. */
    static Decision answer(Asked asked, Command.AnswerLock answer) {
        SeatId seat = asked.seat().id();
        RoundState round = asked.state().round();
        Vote vote = asked.state().openVote(seat, asked.now().gameMillis());
        if (vote == null) {
            return Answers.refused(RefusalCode.WRONG_PHASE, CommandRow.wireName(Phase.LOCK));
        }
        int choices = round.content().lock().choices().size();
        if (answer.choice() < 0 || answer.choice() >= choices) {
            return Answers.refused(RefusalCode.NO_SUCH_CHOICE, choices);
        }
        boolean first = vote == Vote.FIRST;
        Integer before = (first ? round.lockAnswers() : round.secondAnswers()).get(seat);
        if (before != null && before == answer.choice()) {
            return Answers.nothingToDo();
        }
        return closing(
                asked,
                List.of(
                        first
                                ? new LockAnswered(seat, answer.choice())
                                : new VotedAgain(seat, answer.choice())));
    }

    /**
     * What happened, and that the lock closes where by that nearly all have answered: once, and
     * only a lock that has a deadline and is not about to close anyway.
     */
    static Decision closing(Asked asked, List<Event> happened) {
        GameState before = asked.state();
        GameState after = before;
        for (Event event : happened) {
            after = Evolution.apply(after, event);
        }
        Long deadline = before.deadlineGameMillis();
        boolean open = before.phase() == Phase.LOCK && before.clock().shortenedMillis() == 0;
        if (deadline == null || !open || nearlyAll(before) || !nearlyAll(after)) {
            return Answers.accepted(happened);
        }
        long byMillis = deadline - asked.now().gameMillis() - GRACE_MILLIS;
        return byMillis <= 0
                ? Answers.accepted(happened)
                : Answers.accepted(
                        Stream.concat(
                                        happened.stream(),
                                        Stream.of(new PhaseShortened(before.instance(), byMillis)))
                                .toList());
    }

    private static boolean nearlyAll(GameState state) {
        Set<SeatId> asked = state.roster().seats().keySet();
        Set<SeatId> answered = state.round().lockAnswers().keySet();
        long voted = asked.stream().filter(answered::contains).count();
        return voted > 0 && 10 * voted >= ENOUGH_OF_TEN * (long) asked.size();
    }

    static Decision giveTime(Asked asked, Command.GiveTime give) {
        for (SeatId seat : give.seats()) {
            if (!asked.state().roster().seats().containsKey(seat)) {
                return Answers.refused(RefusalCode.NO_SUCH_SEAT, seat.value());
            }
        }
        Decision out = ClockRules.invalidTime(give.millis());
        if (out != null || give.seats().isEmpty()) {
            return out == null ? Answers.nothingToDo() : out;
        }
        return Answers.accepted(
                new TimeGiven(List.copyOf(new TreeSet<>(give.seats())), give.millis()));
    }
}
