package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.ExitWritten;
import io.headroom.game.event.Event.LedgerWritten;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.Seat;

import java.util.List;
import java.util.Map;

/**
 * What students write of a round and of the game. The log holds keys, the texts stand beside it.
 */
final class LedgerRules {
    /** Most characters (code points) of a sentence. */
    static final int MOST_CHARACTERS = 140;

    private LedgerRules() {}

    /** One sentence a team and round; the last one stands, whoever of the team wrote it. */
    static Decision ledger(Asked asked, Command.WriteLedger write) {
        Seat seat = asked.seat();
        int round = asked.state().round().number();
        TextKey key = RoundLedger.sentence(seat.team(), round);
        return written(
                new LedgerWritten(seat.team(), round, seat.id(), key), key, write.sentence());
    }

    /** One sentence a student; the last one stands. */
    static Decision exit(Asked asked, Command.WriteExit write) {
        Seat seat = asked.seat();
        TextKey key = RoundLedger.exit(seat.id());
        return written(new ExitWritten(seat.id(), key), key, write.sentence());
    }

    private static Decision written(Event event, TextKey key, String typed) {
        String sentence = PlayerNames.normalised(typed, MOST_CHARACTERS);
        return sentence == null
                ? Answers.refused(RefusalCode.SENTENCE_INVALID, MOST_CHARACTERS)
                : new Decision.Accepted(List.of(event), Map.of(key, sentence));
    }
}
