package io.headroom.node.games;

import io.headroom.node.protocol.HttpAnswer;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.util.SortedMap;

/**
 * Practice on games that are over, as the web side of any node reaches it. Every answer fails with
 * {@link Games.GameRefused} when it is not given.
 */
public interface Practising {
    /** What can be practised of a game. */
    Future<HttpAnswer.PracticeGame> game(Key key);

    /** The bench of a round, with what the asker has tried on it. */
    Future<HttpAnswer.PracticeBench> bench(Key key, Spot spot);

    /**
     * Tries something, behind live games. The same again costs nothing.
     *
     * @return what came of it, once it is kept
     */
    Future<HttpAnswer.PracticeTry> attempt(Key key, Spot spot, TryRequest request);

    /**
     * What opens a game.
     *
     * @param game its name in the database
     * @param tokenHash of a seat's token, or of a long link's
     * @param visitorHash of a phone that comes by a long link; null for a seat
     */
    record Key(String game, String tokenHash, @Nullable String visitorHash) {}

    /** A bench of a game. */
    record Spot(int round, String track) {}

    /**
     * What somebody wants to try.
     *
     * @param configuration a value for each knob
     */
    record TryRequest(HttpAnswer.PracticeKind kind, SortedMap<String, Long> configuration) {}
}
