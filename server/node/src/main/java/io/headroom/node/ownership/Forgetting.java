package io.headroom.node.ownership;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.PracticeTable;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Takes back what people left in a game, on any node, whichever shows the game: screens follow, see
 * {@link Retention}. Thread-safe; blocks.
 */
public final class Forgetting {
    private final EventLog log;
    private final Erasures erasures;

    /** In the database behind these. */
    public Forgetting(EventLog log, Erasures erasures) {
        this.log = log;
        this.erasures = erasures;
    }

    /**
     * Erases what was typed in a game and practised on it.
     *
     * @param name of the game in the database
     * @param seats whose traces go; null for all there is, links to practice among it
     * @throws Games.GameRefused when there is no such game, or a seat that nobody ever took
     */
    public HttpAnswer.Forgotten forget(String name, @Nullable List<Integer> seats) {
        GameId game = known(name);
        Erasures.Erased erased = erasures.erase(game, seats == null ? null : traces(game, seats));
        return new HttpAnswer.Forgotten(erased.texts(), erased.players());
    }

    private GameId known(String name) {
        try {
            GameId game = new GameId(UUID.fromString(name));
            if (log.find(game).isPresent()) {
                return game;
            }
        } catch (IllegalArgumentException noName) {
            // Then it is nobody's.
        }
        throw new Games.GameRefused(RefusalCode.NO_SUCH_GAME);
    }

    private Erasures.Traces traces(GameId game, List<Integer> seats) {
        SortedMap<SeatId, Set<TextKey>> known = SeatTexts.of(GameHistory.read(log, game).logged());
        Set<TextKey> keys = new HashSet<>();
        for (int seat : seats) {
            Set<TextKey> own = seat < 1 ? null : known.get(new SeatId(seat));
            if (own == null) {
                throw new Games.GameRefused(RefusalCode.NO_SUCH_SEAT, seat);
            }
            keys.addAll(own);
        }
        return new Erasures.Traces(keys, seats.stream().map(PracticeTable::player).toList());
    }
}
