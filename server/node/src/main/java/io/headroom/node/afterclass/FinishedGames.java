package io.headroom.node.afterclass;

import io.headroom.game.Phase;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.state.GameState;
import io.headroom.node.codec.UnreadableEvent;
import io.headroom.node.games.Games;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.session.UnplayableGame;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.LogEnd;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Games that are over, read from their logs. The last ones stay read; a log that has grown, for
 * somebody was taken out of the game, is read again. Thread-safe; blocks.
 */
final class FinishedGames {
    /** Each holds its state, some hundred kilobytes. */
    private static final int MOST_KEPT = 16;

    private final EventLog log;
    private final PinnedContent content;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<GameId, Finished> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

    /**
     * A game that is over.
     *
     * @param end of its log when it was read
     * @param playable whether this program has the engine, the rules and the content that it needs
     */
    record Finished(GameId game, LogEnd end, GameState state, boolean playable) {}

    FinishedGames(EventLog log, PinnedContent content) {
        this.log = log;
        this.content = content;
    }

    /**
     * A game by its name. One is read at a time, so that a class that comes at once reads it once.
     *
     * @throws Games.GameRefused when it is not over, or this program cannot even show it
     */
    Finished read(GameId game) {
        LogEnd end = log.end(game);
        reading.lock();
        try {
            Finished known = kept.get(game);
            if (known == null || !known.end().equals(end)) {
                known = readNow(game);
                kept.put(game, known);
                forgetOldest();
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private void forgetOldest() {
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Finished readNow(GameId game) {
        try {
            GameHistory history = GameHistory.read(log, game);
            Scenario playable = playable(history);
            GameState state = history.state(playable == null ? history.shown(content) : playable);
            if (state.phase() != Phase.FINISHED) {
                throw new Games.GameRefused(RefusalCode.GAME_NOT_OVER);
            }
            return new Finished(game, history.end(), state, playable != null);
        } catch (UnplayableGame | UnreadableEvent other) {
            throw new Games.GameRefused(RefusalCode.PRACTICE_ELSEWHERE);
        }
    }

    private @Nullable Scenario playable(GameHistory history) {
        try {
            return history.scenario(content);
        } catch (UnplayableGame other) {
            return null;
        }
    }
}
