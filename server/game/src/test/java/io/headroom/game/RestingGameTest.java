package io.headroom.game;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.SEED;
import static io.headroom.game.Games.newcomer;
import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.GameState;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.TimeUnit;

/** A class plays one round now and the next after the weekend, or after the holidays. */
class RestingGameTest {
    private static Games afterTheFirstRound() {
        Games games = Games.fresh("rounds", SEED);
        games.join("Ada");
        games.join("Ben");
        while (games.state().phase() != Phase.DEBRIEF) {
            if (!games.state().ready(games.state().round())) {
                games.findGhosts();
            }
            games.next();
        }
        return games;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 400})
    void game_restingBetweenItsRounds_isWhatItWas(int days) {
        Games games = afterTheFirstRound();
        GameState before = games.state();
        games.pass(TimeUnit.DAYS.toMillis(days));
        games.accept(LOOP, new Command.PhaseExpired(games.state().instance()));
        assertThat(games.state()).isEqualTo(before);
        assertThat(games.state().setting().code()).isEqualTo("ABC234");
        assertThat(games.state().seatOf("hash-of-token-0")).isNotNull();
        games.refuse(newcomer("token-1"), new Command.Join("Ben"), RefusalCode.ALREADY_SEATED);
        games.join("Cleo, who was ill");
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.BRIEF);
        games.accept(HOST, new Command.Undo(games.state().undoables().ever()));
        games.next();
        games.next();
        games.accept(student(1), new Command.AnswerLock(1));
        assertThat(games.views().seat(new SeatId(1)).name()).isEqualTo("Ada");
    }
}
