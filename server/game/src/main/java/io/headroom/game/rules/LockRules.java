package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.LockAnswered;
import io.headroom.game.event.Event.TimeGiven;
import io.headroom.game.event.Event.VotedAgain;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Vote;

import java.util.List;
import java.util.TreeSet;

/** The prediction that each student commits to, and what it thinks when neighbours have talked. */
final class LockRules {
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
        return Answers.accepted(
                first
                        ? new LockAnswered(seat, answer.choice())
                        : new VotedAgain(seat, answer.choice()));
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
