package io.headroom.node.session;

import io.headroom.game.Game;
import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.game.id.TrackId;
import io.headroom.game.replay.ExpiredEvents;
import io.headroom.game.replay.LoggedEvent;
import io.headroom.game.replay.Replay;
import io.headroom.game.replay.ReplayReport;
import io.headroom.game.rules.RulesVersion;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.state.GameState;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.EventRow;
import io.headroom.node.store.LogEnd;
import io.headroom.simulator.SimulatorVersion;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A game as its log tells it: what {@code log} prints, {@code replay} proves, and a new owner
 * restores.
 *
 * @param rows as they stand in the log
 * @param logged the same, read
 */
public record GameHistory(List<EventRow> rows, List<LoggedEvent> logged) {
    /** Keeps its own copies. */
    public GameHistory {
        rows = List.copyOf(rows);
        logged = List.copyOf(logged);
    }

    /**
     * Reads a game. Blocks.
     *
     * @throws IllegalArgumentException when there is no such game
     * @throws io.headroom.node.codec.UnreadableEvent when the log holds what this program does not
     *     know
     */
    public static GameHistory read(EventLog log, GameId game) {
        List<EventRow> rows = log.read(game);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is no game " + game.value());
        }
        return new GameHistory(rows, rows.stream().map(GameHistory::logged).toList());
    }

    /** A row, read. */
    static LoggedEvent logged(EventRow row) {
        EventCodec.Encoded encoded =
                new EventCodec.Encoded(row.type(), row.version(), row.payload());
        return new LoggedEvent(
                row.type(), row.version(), row.payload(), EventCodec.decode(encoded));
    }

    /** The game's first event. */
    public Event.GameCreated created() {
        if (logged.getFirst().event() instanceof Event.GameCreated created) {
            return created;
        }
        throw new IllegalStateException("the log begins with " + logged.getFirst().type());
    }

    /**
     * The scenario that the game pins: what it needs to go on, and to be replayed.
     *
     * @throws UnplayableGame when it is not here, or simulator or rules are others
     */
    public Scenario scenario(PinnedContent content) {
        Event.GameCreated created = created();
        Scenario scenario = content.pinned(created.scenario(), created.scenarioHash());
        if (scenario == null
                || created.engineVersion() != SimulatorVersion.SIMULATOR_VERSION
                || created.rulesVersion() != RulesVersion.RULES_VERSION) {
            Scenario newest = content.newest(created.scenario());
            String here = newest == null ? "none" : newest.contentHash();
            throw new UnplayableGame(
                    ("the game needs engine %d, rules %d and content %s of %s;"
                                    + " here are engine %d, rules %d and content %s")
                            .formatted(
                                    created.engineVersion(),
                                    created.rulesVersion(),
                                    created.scenarioHash(),
                                    created.scenario(),
                                    SimulatorVersion.SIMULATOR_VERSION,
                                    RulesVersion.RULES_VERSION,
                                    here));
        }
        return scenario;
    }

    /**
     * A scenario with which the game can be shown as its log has it: of the same name, with its
     * rounds and tracks, whatever else has changed in it.
     *
     * @throws UnplayableGame when there is none
     */
    public Scenario shown(PinnedContent content) {
        Event.GameCreated created = created();
        Scenario pinned = content.pinned(created.scenario(), created.scenarioHash());
        Scenario scenario = pinned == null ? content.newest(created.scenario()) : pinned;
        for (int number : created.conditions().keySet()) {
            Round round = scenario == null ? null : scenario.round(number);
            Set<TrackId> tracks = new HashSet<>();
            if (round != null) {
                round.tracks().forEach(track -> tracks.add(track.track()));
            }
            if (!tracks.containsAll(created.tracks())) {
                throw new UnplayableGame(
                        "the game plays round %d of %s on %s, which are not here"
                                .formatted(
                                        number,
                                        created.scenario(),
                                        created.tracks().stream()
                                                .map(TrackId::value)
                                                .collect(Collectors.joining(", "))));
            }
        }
        return Objects.requireNonNull(scenario, "a game plays a round");
    }

    /**
     * Plays the game again and compares. Takes seconds.
     *
     * @throws UnplayableGame when what the game pins is not here
     */
    public ReplayReport replay(PinnedContent content) {
        return Replay.replay(scenario(content), logged);
    }

    /** The state after the last event. */
    public GameState state(Scenario scenario) {
        GameState state = GameState.before(scenario);
        for (LoggedEvent each : logged) {
            state = Game.apply(state, each.event());
        }
        return state;
    }

    /** The answers that follow from the log. */
    public AnswerBook answers() {
        AnswerBook book = new AnswerBook();
        Set<Integer> expired = ExpiredEvents.disturbances(logged);
        for (int index = 0; index < rows.size(); index++) {
            Asker asker = Asker.ofRow(rows.get(index).seat());
            String commandId = rows.get(index).commandId();
            if (commandId != null && expired.contains(index)) {
                book.unchanged(asker, AnswerBook.expired(commandId));
            } else if (commandId != null) {
                book.accepted(asker, commandId);
            }
        }
        return book;
    }

    /** The last row. */
    public LogEnd end() {
        EventRow last = rows.getLast();
        return new LogEnd(last.seq(), last.epoch());
    }

    /** The highest tick of the present live run that the log knows. */
    public int knownTick() {
        int tick = 0;
        for (LoggedEvent each : logged) {
            tick =
                    switch (each.event()) {
                        case Event.LiveRunStarted started -> 0;
                        case Event.Claimed claimed -> Math.max(tick, claimed.resumeTick());
                        case Event.LiveRunHalted halted -> Math.max(tick, halted.tick());
                        default -> tick;
                    };
        }
        return tick;
    }
}
