package io.headroom.node.ownership;

import io.headroom.game.Game;
import io.headroom.game.NewGame;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.games.Games;
import io.headroom.node.games.JoinCode;
import io.headroom.node.session.AnswerBook;
import io.headroom.node.session.Door;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.Opened;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.store.AppendResult;
import io.headroom.node.store.BatchId;
import io.headroom.node.store.CreateResult;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.GameMark;
import io.headroom.node.store.GameMarks;
import io.headroom.node.store.LogEnd;
import io.headroom.node.store.NewClaim;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.NewGameRow;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.headroom.node.store.TypedText;
import io.headroom.simulator.SimulatorVersion;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a node comes to own a game: it creates it, or claims one whose owner is gone. Blocks. */
public final class GameOpening {
    private static final int CODES_TRIED = 20;

    private final EventLog log;
    private final GameMarks marks;
    private final PinnedContent content;
    private final NodeId node;
    private final SecureRandom chance = new SecureRandom();

    /** Opens games for a node. */
    public GameOpening(EventLog log, GameMarks marks, PinnedContent content, NodeId node) {
        this.log = log;
        this.marks = marks;
        this.content = content;
        this.node = node;
    }

    /**
     * Creates a game.
     *
     * @param game its name, told to the caretaker before
     * @throws Games.GameRefused when the request names what is not there, or the database cannot be
     *     written
     */
    public Opened create(GameId game, Games.HostRequest request) {
        Scenario scenario = content.newest(request.mission());
        if (scenario == null) {
            throw new Games.GameRefused(RefusalCode.NO_SUCH_MISSION, request.mission());
        }
        for (int i = 0; i < CODES_TRIED; i++) {
            Opened created = create(game, scenario, request, JoinCode.draw(chance));
            if (created != null) {
                return created;
            }
        }
        throw unavailable();
    }

    private @Nullable Opened create(
            GameId game, Scenario scenario, Games.HostRequest request, String code) {
        NewGame wanted =
                new NewGame(
                        request.round(),
                        request.preset(),
                        request.teamSize(),
                        request.tracks().stream().map(TrackId::new).toList(),
                        chance.nextLong(),
                        code,
                        request.houseTeams());
        List<Event> events =
                switch (Game.create(scenario, wanted)) {
                    case Decision.Refused refused -> throw new Games.GameRefused(refused.refusal());
                    case Decision.Accepted accepted -> new ArrayList<>(accepted.events());
                };
        events.add(
                new Event.Claimed(
                        EventLog.FIRST_EPOCH,
                        node.value(),
                        SimulatorVersion.SIMULATOR_VERSION,
                        0,
                        0));
        Instant now = Instant.now();
        CreateResult result;
        try {
            content.keep(scenario);
            result =
                    log.create(
                            new NewGameRow(game, code, node, now),
                            BatchId.random(),
                            events.stream().map(event -> row(event, now)).toList(),
                            List.of());
        } catch (StoreException failure) {
            throw unavailable();
        }
        return switch (result) {
            case CreateResult.CodeTaken taken -> null;
            case CreateResult.Created created ->
                    new Opened(
                            game,
                            after(GameState.before(scenario), events),
                            created.end(),
                            new AnswerBook(),
                            Map.of(),
                            null);
        };
    }

    private static NewEvent row(Event event, Instant at) {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        return new NewEvent(encoded.type(), encoded.version(), null, null, at, encoded.payload());
    }

    private static GameState after(GameState before, List<Event> events) {
        GameState state = before;
        for (Event event : events) {
            state = Game.apply(state, event);
        }
        return state;
    }

    /**
     * Claims a game and restores it to where it was.
     *
     * @param orphan as it stood in the directory when its owner was judged dead
     * @param seen the last that a living node saw of it
     * @return null when it has been claimed since, by another node or by that owner itself
     * @throws UnplayableGame when what the game pins is not here
     * @throws StoreException when the database did not answer; look again later
     */
    public @Nullable Opened claim(StoredGame orphan, NodeMessage.Saw seen) {
        GameId game = orphan.gameId();
        GameHistory history = GameHistory.read(log, game);
        if (history.end().epoch() != orphan.epoch()) {
            return null;
        }
        GameState state = history.state(history.scenario(content));
        LogEnd end = history.end();
        GameMark mark = marks.find(game).orElse(new GameMark(0, 0, 0));
        int tick = resumeTick(history, state, mark, seen);
        Event.Claimed claimed =
                new Event.Claimed(
                        end.epoch() + 1,
                        node.value(),
                        SimulatorVersion.SIMULATOR_VERSION,
                        state.paused()
                                ? state.anchorGameMillis()
                                : Math.max(
                                        state.anchorGameMillis(),
                                        Math.max(mark.gameMillis(), seen.gameMillis())),
                        tick);
        NewClaim claim =
                new NewClaim(
                        orphan.owner(),
                        node,
                        claimed.epoch(),
                        BatchId.random(),
                        row(claimed, Instant.now()));
        return switch (log.claim(game, end, claim)) {
            case AppendResult.Fenced fenced -> null;
            case AppendResult.Appended appended ->
                    opened(
                            game,
                            Game.apply(state, claimed),
                            appended.end(),
                            history,
                            state.liveRunning() ? tick : -1);
        };
    }

    /** The highest tick of the present live run that the log, the mark or a node knows. */
    private static int resumeTick(
            GameHistory history, GameState state, GameMark mark, NodeMessage.Saw seen) {
        LiveState running = state.liveRunning() ? state.round().live() : null;
        if (running == null) {
            return 0;
        }
        int phase = state.instance().value();
        int tick = history.knownTick();
        tick = Math.max(tick, mark.phase() == phase ? mark.tick() : 0);
        tick = Math.max(tick, seen.phase() == phase ? seen.tick() : 0);
        return Math.min(running.playedTicks(), tick);
    }

    /**
     * Opens a game that is over, to be looked at; nothing is written.
     *
     * @throws UnplayableGame when what the game pins is not here
     */
    public Opened look(GameId game) {
        GameHistory history = GameHistory.read(log, game);
        return opened(game, history.state(history.shown(content)), history.end(), history, -1);
    }

    /**
     * A game's row by its log, for when nobody owns it.
     *
     * @throws UnplayableGame when what the game pins is not here
     */
    public NodeMessage.Described describe(GameId game) {
        GameHistory history = GameHistory.read(log, game);
        return Door.describe(game.value().toString(), history.state(history.shown(content)));
    }

    private Opened opened(
            GameId game, GameState state, LogEnd end, GameHistory history, int resumeTick) {
        LiveRun run = null;
        if (resumeTick >= 0) {
            run = LiveRun.start(state);
            run.advanceTo(resumeTick);
        }
        return new Opened(game, state, end, history.answers(), texts(game), run);
    }

    private Map<TextKey, String> texts(GameId game) {
        Map<TextKey, String> texts = new HashMap<>();
        for (TypedText text : log.texts(game)) {
            if (text.content() != null) {
                texts.put(text.key(), text.content());
            }
        }
        return texts;
    }

    private static Games.GameRefused unavailable() {
        return new Games.GameRefused(RefusalCode.UNAVAILABLE);
    }
}
