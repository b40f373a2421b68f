package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games.GameRefused;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.vertx.core.Future;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small {@link Practising}: one game that one token opens; it notes what it is asked. */
final class OnePractice implements Practising {
    static final String TOKEN = "x3l7w0aG5Jm9QbT2nVr8cA";

    final List<TryRequest> tries = new CopyOnWriteArrayList<>();
    final List<Key> keys = new CopyOnWriteArrayList<>();

    @Override
    public Future<HttpAnswer.PracticeGame> game(Key key) {
        keys.add(key);
        return key.game().equals("g-1")
                ? Future.succeededFuture(
                        new HttpAnswer.PracticeGame(
                                "g-1", "ABC234", "model-serving", true, null, List.of()))
                : Future.failedFuture(new GameRefused(RefusalCode.BAD_SECRET));
    }

    @Override
    public Future<HttpAnswer.PracticeBench> bench(Key key, Spot spot) {
        return Future.failedFuture(new GameRefused(RefusalCode.NO_SUCH_ROUND, spot.round()));
    }

    @Override
    public Future<HttpAnswer.PracticeTry> attempt(Key key, Spot spot, TryRequest request) {
        tries.add(request);
        return Future.failedFuture(new GameRefused(RefusalCode.PRACTICE_BUSY));
    }
}
