package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.LockAnswered;
import io.headroom.game.event.Event.TimeGiven;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.Seat;

import java.util.List;
import java.util.TreeSet;

/** The prediction that each student commits to. */
final class LockRules {
    private LockRules() {}

    /** The last answer before the phase ends counts; for some it ends later. */
    static Decision answer(Asked asked, Command.AnswerLock answer) {
        Seat seat = asked.seat();
        Long extra = asked.state().extraDeadlineMillis(seat.id());
        boolean open =
                asked.state().phase() == Phase.LOCK
                        || (extra != null && asked.now().gameMillis() < extra);
        if (!open) {
            return Answers.refused(RefusalCode.WRONG_PHASE, CommandRow.wireName(Phase.LOCK));
        }
        int choices = asked.state().round().content().lock().choices().size();
        if (answer.choice() < 0 || answer.choice() >= choices) {
            return Answers.refused(RefusalCode.NO_SUCH_CHOICE, choices);
        }
        Integer before = asked.state().round().lockAnswers().get(seat.id());
        return before != null && before == answer.choice()
                ? Answers.nothingToDo()
                : Answers.accepted(new LockAnswered(seat.id(), answer.choice()));
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
