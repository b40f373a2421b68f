package io.headroom.game.rules;

import static io.headroom.game.rules.CommandRow.Who.HOST;
import static io.headroom.game.rules.CommandRow.Who.NEWCOMER;
import static io.headroom.game.rules.CommandRow.Who.STUDENT;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every command of people. The game's own are answered in {@link Rules}. */
public final class CommandTable {
    /** The rows, students' first. */
    public static final List<CommandRow<?>> ROWS =
            List.of(
                    new CommandRow<>(NEWCOMER, Command.Join.class, LobbyRules::join),
                    new CommandRow<>(STUDENT, Command.AnswerLock.class, LockRules::answer)
                            .during(Phase.LOCK)
                            .alsoIn(Phase.REVOTE)
                            .alsoIn(Phase.WORKBENCH), // who was given time
                    new CommandRow<>(STUDENT, Command.RunWhatIf.class, BenchRules::runWhatIf)
                            .during(Phase.WORKBENCH)
                            .costing(2), // it is simulated
                    new CommandRow<>(STUDENT, Command.Adopt.class, SubmitRules::adopt)
                            .during(Phase.WORKBENCH),
                    new CommandRow<>(STUDENT, Command.Propose.class, SubmitRules::propose)
                            .during(Phase.WORKBENCH),
                    new CommandRow<>(STUDENT, Command.Confirm.class, SubmitRules::confirm)
                            .during(Phase.WORKBENCH),
                    new CommandRow<>(STUDENT, Command.TakeBack.class, SubmitRules::takeBack)
                            .during(Phase.WORKBENCH),
                    new CommandRow<>(STUDENT, Command.WriteLedger.class, LedgerRules::ledger)
                            .in(Phase.DEBRIEF)
                            .alsoIn(Phase.FINISHED),
                    new CommandRow<>(STUDENT, Command.WriteExit.class, LedgerRules::exit)
                            .in(Phase.DEBRIEF)
                            .alsoIn(Phase.FINISHED),
                    new CommandRow<>(STUDENT, Command.AcceptChallenge.class, ChallengeRules::accept)
                            .during(Phase.LIVE)
                            .disturbing(),
                    new CommandRow<>(
                                    STUDENT,
                                    Command.DeclineChallenge.class,
                                    ChallengeRules::decline)
                            .during(Phase.LIVE),
                    new CommandRow<>(
                                    STUDENT,
                                    Command.ConfirmChallenge.class,
                                    ChallengeRules::confirm)
                            .during(Phase.LIVE)
                            .disturbing(),
                    new CommandRow<>(HOST, Command.SetJoining.class, LobbyRules::setJoining),
                    new CommandRow<>(HOST, Command.MoveSeat.class, SeatRules::move),
                    new CommandRow<>(HOST, Command.AssignTrack.class, LobbyRules::assignTrack)
                            .in(Phase.LOBBY),
                    new CommandRow<>(HOST, Command.RenameSeat.class, SeatRules::rename),
                    new CommandRow<>(HOST, Command.LinkSeat.class, SeatRules::link),
                    new CommandRow<>(HOST, Command.RemoveSeats.class, SeatRules::remove)
                            .alsoIn(Phase.FINISHED),
                    new CommandRow<>(HOST, Command.ForgiveSeat.class, SeatRules::forgive),
                    new CommandRow<>(HOST, Command.Advance.class, ClockRules::advance).bound(),
                    new CommandRow<>(HOST, Command.Back.class, ClockRules::back).bound(),
                    new CommandRow<>(HOST, Command.EndRun.class, LiveRules::endRun)
                            .in(Phase.LIVE)
                            .bound(),
                    new CommandRow<>(HOST, Command.Undo.class, ClockRules::undo).bound(),
                    new CommandRow<>(HOST, Command.Pause.class, ClockRules::pause),
                    new CommandRow<>(HOST, Command.Resume.class, ClockRules::resume),
                    new CommandRow<>(HOST, Command.Extend.class, ClockRules::extend).bound(),
                    new CommandRow<>(HOST, Command.GiveTime.class, LockRules::giveTime)
                            .in(Phase.BRIEF)
                            .alsoIn(Phase.LOCK)
                            .alsoIn(Phase.REVOTE)
                            .alsoIn(Phase.WORKBENCH)
                            .bound(),
                    new CommandRow<>(HOST, Command.RankHouse.class, LobbyRules::rankHouse),
                    new CommandRow<>(HOST, Command.EndGame.class, ClockRules::endGame).bound(),
                    new CommandRow<>(HOST, Command.InjectBurst.class, LiveRules::injectBurst)
                            .during(Phase.LIVE)
                            .disturbing(),
                    new CommandRow<>(HOST, Command.InjectFault.class, LiveRules::injectFault)
                            .during(Phase.LIVE)
                            .disturbing(),
                    new CommandRow<>(HOST, Command.OfferChallenge.class, ChallengeRules::offer)
                            .during(Phase.LIVE)
                            .disturbing());

    private static final Map<Class<?>, CommandRow<?>> BY_TYPE =
            ROWS.stream()
                    .collect(Collectors.toUnmodifiableMap(CommandRow::type, Function.identity()));

    private CommandTable() {}

    /**
     * The row of a command.
     *
     * @throws IllegalArgumentException when people cannot ask it: a bug
     */
    public static CommandRow<?> of(Command command) {
        CommandRow<?> row = BY_TYPE.get(command.getClass());
        if (row == null) {
            throw new IllegalArgumentException("nobody asks for " + command);
        }
        return row;
    }
}
