package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.newcomer;
import static io.headroom.game.Games.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Game;
import io.headroom.game.Games;
import io.headroom.game.Joining;
import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.GameState;
import io.headroom.game.view.HostView;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every cell of phase × command × role, as {@code commands-by-phase.txt} has them. */
class CommandsByPhaseTest {
    private static final SeatId REMOVED = new SeatId(4);

    /** Who asks, each with an actor of the games below. */
    private static final Map<String, Actor> ROLES =
            new LinkedHashMap<>(
                    Map.of(
                            "newcomer", newcomer("new"),
                            "student", student(1),
                            "removed", newcomer("token-3"),
                            "host", HOST,
                            "loop", LOOP));

    /** How each of the tables begins. */
    private static final List<String> HEADS = List.of("who", "command", "told");

    /** When all that has a deadline is over. */
    private static final long LATE_MILLIS = 10_000_000;

    /** A command of each kind that can be carried out at the right time, by its name. */
    private static final Map<String, Command> COMMANDS = commands();

    private static final List<Map<String, String>> TABLE = read();

    private static final Map<Phase, Games> RUNNING = new EnumMap<>(Phase.class);
    private static final Map<Phase, Games> PAUSED = new EnumMap<>(Phase.class);

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        Stream.of(
                        new Command.Join("Eve"),
                        new Command.AnswerLock(1),
                        new Command.RunWhatIf(SmallScenario.knobs(8, 20, 2)),
                        new Command.Adopt(SmallScenario.knobs(8, 20, 2)),
                        new Command.Propose(2),
                        new Command.Confirm(2),
                        new Command.TakeBack(1),
                        new Command.WriteLedger("We paid for sleep."),
                        new Command.WriteExit("Leave room."),
                        new Command.MoveSeat(new SeatId(1), new TeamId(2)),
                        new Command.AcceptChallenge(SmallScenario.knobs(4, 0, 2)),
                        new Command.DeclineChallenge(),
                        new Command.ConfirmChallenge(1),
                        new Command.SetJoining(Joining.LOCKED),
                        new Command.RenameSeat(new SeatId(1), "Eve"),
                        new Command.LinkSeat(
                                new SeatId(1), new SeatToken("AAECAwQFBgcICQoLDA0ODw")),
                        new Command.ForgiveSeat(REMOVED),
                        new Command.AssignTrack(new TeamId(1), SmallScenario.EDGE),
                        new Command.RemoveSeats(List.of(new SeatId(2))),
                        new Command.Advance(),
                        new Command.Pause(),
                        new Command.Resume(),
                        new Command.Extend(1_000, 0),
                        new Command.Back(),
                        new Command.EndRun(),
                        new Command.GiveTime(List.of(new SeatId(1)), 30_000),
                        new Command.Undo(0),
                        new Command.RankHouse(true),
                        new Command.EndGame(),
                        new Command.InjectBurst(200, 1),
                        new Command.InjectFault(),
                        new Command.OfferChallenge())
                .forEach(command -> commands.put(name(command.getClass()), command));
        return commands;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The rows of both tables, each a map from the head of its table. */
    private static List<Map<String, String>> read() {
        try (InputStream file =
                CommandsByPhaseTest.class.getResourceAsStream("/commands-by-phase.txt")) {
            List<Map<String, String>> rows = new ArrayList<>();
            String[] head = {};
            for (String line :
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(text -> !text.isBlank() && !text.startsWith("#"))
                            .toList()) {
                String[] cells = line.split(" +");
                if (HEADS.contains(cells[0])) {
                    head = cells;
                    continue;
                }
                assertThat(cells).as(line).hasSameSizeAs(head);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(head[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Real games: a candidate was submitted, another is proposed, one seat was taken out, and a
     * challenge that was offered waits for the second member's word.
     */
    @BeforeAll
    static void play() {
        for (Phase phase : Phase.values()) {
            RUNNING.put(phase, game(phase));
            Games paused = game(phase == Phase.FINISHED ? Phase.DEBRIEF : phase);
            paused.accept(HOST, new Command.Pause());
            if (phase == Phase.FINISHED) {
                paused.accept(HOST, new Command.EndGame());
            }
            PAUSED.put(phase, paused);
        }
    }

    private static Games game(Phase phase) {
        Games games = Games.housed(Phase.LOBBY, "timed-revote");
        games.accept(HOST, new Command.RemoveSeats(List.of(REMOVED)));
        while (games.state().phase() != phase) {
            games.next();
            if (games.state().phase() == Phase.WORKBENCH) {
                games.accept(student(1), new Command.Adopt(SmallScenario.knobs(4, 0, 2)));
                games.submit(1, 1);
                games.accept(student(2), new Command.Adopt(SmallScenario.knobs(4, 0, 1)));
                games.accept(student(2), new Command.Propose(2));
            }
            if (games.state().phase() == Phase.LIVE) {
                games.accept(HOST, new Command.OfferChallenge());
                games.liveTick(20);
                games.accept(student(2), new Command.AcceptChallenge(SmallScenario.knobs(4, 0, 2)));
            }
        }
        return games;
    }

    private static Stream<Map<String, String>> rows(String head) {
        return TABLE.stream().filter(row -> row.containsKey(head));
    }

    static Stream<Map<String, String>> rowsByPhase() {
        return rows("command");
    }

    static Stream<Map<String, String>> rowsByRole() {
        return rows("who");
    }

    static Stream<Map<String, String>> rowsOfTheLoop() {
        return rows("told");
    }

    @ParameterizedTest
    @MethodSource("rowsOfTheLoop")
    void whatTheLoopTells_leadsToWhatTheTableSays(Map<String, String> row) {
        String name = Objects.requireNonNull(row.get("told"));
        boolean runs = "runs".equals(row.get("clock"));
        for (Phase phase : Phase.values()) {
            Games games = Objects.requireNonNull((runs ? RUNNING : PAUSED).get(phase));
            assertThat(ledTo(games, told(name, games)))
                    .as("%s in %s, the clock %s", name, phase, row.get("clock"))
                    .isEqualTo(row.get(phase.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static Command told(String name, Games games) {
        GameState state = games.state();
        return switch (name) {
            case "phase-expired" -> new Command.PhaseExpired(state.instance());
            case "phase-expired-before" ->
                    new Command.PhaseExpired(new PhaseInstance(state.instance().value() - 1));
            case "ghosts-found" ->
                    new Command.GhostsFound(
                            state.round().number(), games.ghosts(state.round().number()));
            case "live-run-done" -> new Command.LiveRunDone(state.instance(), results(state));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static List<EntrantResult> results(GameState state) {
        if (!state.liveRunning()) {
            return List.of();
        }
        LiveRun run = LiveRun.start(state);
        run.advanceTo(run.lengthTicks());
        return run.results();
    }

    /** The phase that begins, or nothing. */
    private static String ledTo(Games games, Command told) {
        Moment late = new Moment(LATE_MILLIS, games.now().liveTick());
        Decision decision =
                Game.decide(games.state(), Games.LOOP, games.state().instance(), told, late);
        List<Event> events = ((Decision.Accepted) decision).events();
        return events.stream()
                .filter(Event.PhaseStarted.class::isInstance)
                .map(event -> ((Event.PhaseStarted) event).phase())
                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(events.isEmpty() ? "nothing" : "events");
    }

    /** Nobody else may tell what the loop does. */
    @ParameterizedTest
    @MethodSource("rowsOfTheLoop")
    void whatTheLoopTells_isBelievedOfNobodyElse(Map<String, String> row) {
        String name = Objects.requireNonNull(row.get("told"));
        for (Games games : RUNNING.values()) {
            ROLES.forEach(
                    (who, actor) -> {
                        if (!who.equals("loop")) {
                            assertThat(answer(games, actor, told(name, games)))
                                    .as("%s of %s in %s", name, who, games.state().phase())
                                    .isEqualTo("host-only");
                        }
                    });
        }
    }

    @Test
    void tables_haveEveryCommandAndEveryRole() {
        assertThat(COMMANDS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        CommandTable.ROWS.stream().map(row -> name(row.type())).toList());
        assertThat(rowsByPhase().map(row -> row.get("command") + " " + row.get("clock")))
                .containsExactlyInAnyOrderElementsOf(
                        COMMANDS.keySet().stream()
                                .flatMap(name -> Stream.of(name + " runs", name + " paused"))
                                .toList());
        assertThat(rowsByRole().map(row -> row.get("who")))
                .containsExactlyInAnyOrderElementsOf(ROLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("rowsByPhase")
    void command_ofTheRightOne_isAnsweredAsTheTableSays(Map<String, String> row) {
        String name = Objects.requireNonNull(row.get("command"));
        Command command = Objects.requireNonNull(COMMANDS.get(name));
        boolean runs = "runs".equals(row.get("clock"));
        for (Phase phase : Phase.values()) {
            Games games = Objects.requireNonNull((runs ? RUNNING : PAUSED).get(phase));
            assertThat(answer(games, rightOne(command), command))
                    .as("%s in %s, the clock %s", name, phase, row.get("clock"))
                    .isEqualTo(row.get(phase.name().toLowerCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @MethodSource("rowsByRole")
    void command_ofAnyOne_isAnsweredAsTheTableSays(Map<String, String> row) {
        Actor actor = Objects.requireNonNull(ROLES.get(row.get("who")));
        COMMANDS.forEach(
                (name, command) -> {
                    String told = Objects.requireNonNull(row.get(column(command)));
                    for (Games games : RUNNING.values()) {
                        String answer = answer(games, actor, command);
                        Phase phase = games.state().phase();
                        assertThat(answer)
                                .as("%s of %s in %s", name, row.get("who"), phase)
                                .isEqualTo(expected(told, games, actor, command));
                    }
                });
    }

    /** A removed student's join is a newcomer's, refused for what it is before the game's end. */
    private static String expected(String told, Games games, Actor actor, Command command) {
        if (told.equals("asks")) {
            return answer(games, rightOne(command), command);
        }
        boolean asNewcomer = command instanceof Command.Join && actor instanceof Actor.Newcomer;
        return asNewcomer && games.state().phase() == Phase.FINISHED ? "game-over" : told;
    }

    private static String column(Command command) {
        return switch (CommandTable.of(command).who()) {
            case NEWCOMER -> "join";
            case STUDENT -> "student's";
            case HOST -> "host's";
        };
    }

    private static Actor rightOne(Command command) {
        return switch (CommandTable.of(command).who()) {
            case NEWCOMER -> newcomer("new");
            case STUDENT -> student(1);
            case HOST -> HOST;
        };
    }

    /** What names something that the sender saw names what is there. */
    private static Command asSeen(Games games, Command command) {
        return switch (command) {
            case Command.Extend extend -> Games.extension(games.state(), extend.millis());
            case Command.Undo undo -> {
                HostView.UndoCard shown = games.views().host(null).undo();
                yield new Command.Undo(shown == null ? 0 : shown.number());
            }
            default -> command;
        };
    }

    /** Without carrying it out. */
    private static String answer(Games games, Actor actor, Command command) {
        Decision decision =
                Game.decide(
                        games.state(),
                        actor,
                        games.state().instance(),
                        asSeen(games, command),
                        games.now());
        return decision instanceof Decision.Refused refused
                ? refused.refusal().code().wireName()
                : "yes";
    }
}
