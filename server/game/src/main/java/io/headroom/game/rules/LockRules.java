package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.LockAnswered;
import io.headroom.game.state.Seat;

/** The prediction that each student commits to. */
final class LockRules {
    private LockRules() {}

    /** The last answer before the phase ends counts. */
    static Decision answer(Asked asked, Command.AnswerLock answer) {
        Seat seat = asked.seat();
        int choices = asked.state().round().content().lock().choices().size();
        if (answer.choice() < 0 || answer.choice() >= choices) {
            return Answers.refused(RefusalCode.NO_SUCH_CHOICE, choices);
        }
        Integer before = asked.state().round().lockAnswers().get(seat.id());
        return before != null && before == answer.choice()
                ? Answers.nothingToDo()
                : Answers.accepted(new LockAnswered(seat.id(), answer.choice()));
    }
}
