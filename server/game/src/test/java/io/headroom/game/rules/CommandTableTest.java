package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.newcomer;
import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Game;
import io.headroom.game.Games;
import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

class CommandTableTest {
    private static final List<Command> ONE_OF_EACH =
            List.of(
                    new Command.Join("Eve"),
                    new Command.AnswerLock(1),
                    new Command.RunWhatIf(new TreeMap<>()),
                    new Command.Adopt(new TreeMap<>()),
                    new Command.Propose(1),
                    new Command.Confirm(1),
                    new Command.TakeBack(1),
                    new Command.WriteLedger("We paid for sleep."),
                    new Command.WriteExit("Leave room."),
                    new Command.MoveSeat(new SeatId(1), new TeamId(2)),
                    new Command.SetJoining(Joining.LOCKED),
                    new Command.RenameSeat(new SeatId(1), "Eve"),
                    new Command.LinkSeat(new SeatId(1), new SeatToken("AAECAwQFBgcICQoLDA0ODw")),
                    new Command.ForgiveSeat(new SeatId(4)),
                    new Command.AssignTrack(new TeamId(1), new TrackId("edge-guardian")),
                    new Command.RemoveSeats(List.of(new SeatId(1))),
                    new Command.Advance(),
                    new Command.Pause(),
                    new Command.Resume(),
                    new Command.Extend(1_000, 0),
                    new Command.Back(),
                    new Command.EndRun(),
                    new Command.GiveTime(List.of(new SeatId(1)), 30_000),
                    new Command.Undo(1),
                    new Command.RankHouse(true),
                    new Command.EndGame(),
                    new Command.InjectBurst(200, 5),
                    new Command.InjectFault(),
                    new Command.AcceptChallenge(new TreeMap<>()),
                    new Command.DeclineChallenge(),
                    new Command.ConfirmChallenge(1),
                    new Command.OfferChallenge());

    private static Actor asker(CommandRow<?> row) {
        return switch (row.who()) {
            case NEWCOMER -> newcomer("eve");
            case STUDENT -> student(1);
            case HOST -> HOST;
        };
    }

    /** Without carrying it out. */
    private static Decision decide(Games games, Actor actor, Command command) {
        return Game.decide(games.state(), actor, games.state().instance(), command, games.now());
    }

    @Test
    void rows_haveEveryCommandOfPeople() {
        assertThat(CommandTable.ROWS)
                .extracting(row -> (Object) row.type())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Command.OfStudent.class, Command.OfHost.class)
                                .flatMap(side -> Stream.of(side.getPermittedSubclasses()))
                                .toList());
        assertThat(ONE_OF_EACH).hasSameSizeAs(CommandTable.ROWS);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void command_outOfItsPhases_isRefusedForThat(Phase phase) {
        Games games = Games.inPhase(phase);
        for (Command command : ONE_OF_EACH) {
            CommandRow<?> row = CommandTable.of(command);
            if (!row.phases().contains(phase)) {
                assertThat(decide(games, asker(row), command))
                        .as("%s in %s", command, phase)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused ->
                                        assertThat(refused.refusal().code())
                                                .isEqualTo(
                                                        phase == Phase.FINISHED
                                                                ? RefusalCode.GAME_OVER
                                                                : RefusalCode.WRONG_PHASE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FINISHED")
    void command_whilePaused_isRefusedForThatIfItsRowSaysSo(Phase phase) {
        Games games = Games.inPhase(phase);
        games.accept(HOST, new Command.Pause());
        for (Command command : ONE_OF_EACH) {
            CommandRow<?> row = CommandTable.of(command);
            Decision decision = decide(games, asker(row), command);
            boolean forThat =
                    decision instanceof Decision.Refused refused
                            && refused.refusal().code() == RefusalCode.PAUSED
                            && !(command instanceof Command.Pause);
            assertThat(forThat)
                    .as("%s in a pause of %s", command, phase)
                    .isEqualTo(!row.whilePaused() && row.phases().contains(phase));
        }
    }
}
