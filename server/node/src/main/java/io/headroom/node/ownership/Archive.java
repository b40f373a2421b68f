package io.headroom.node.ownership;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.cluster.Membership;
import io.headroom.node.games.Games;
import io.headroom.node.session.UnplayableGame;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.util.Objects;

/** Opens finished games that nobody keeps open any more, so that their podium can be seen again. */
public final class Archive {
    private final Vertx vertx;
    private final Membership membership;
    private final GameOpening opening;
    private final OwnedGames owned;

    /** The archive as one node reaches it. */
    public Archive(Vertx vertx, Membership membership, GameOpening opening, OwnedGames owned) {
        this.vertx = vertx;
        this.membership = membership;
        this.opening = opening;
        this.owned = owned;
    }

    /**
     * Sees to it that a game can be looked at: one that goes on has an owner, or will.
     *
     * @return fails with {@link Games.GameRefused} when the game cannot be opened
     */
    public Future<Void> lookedAfter(StoredGame game) {
        boolean keptElsewhere =
                !game.owner().equals(owned.self()) && membership.present().contains(game.owner());
        boolean kept = game.finishedAt() == null || owned.owns(game.gameId()) || keptElsewhere;
        if (kept) {
            return Future.succeededFuture();
        }
        long before = owned.standstills();
        return vertx.executeBlocking(() -> opening.look(game.gameId()), true)
                .compose(opened -> owned.open(Objects.requireNonNull(opened), before))
                .recover(
                        failure ->
                                Future.failedFuture(
                                        failure instanceof UnplayableGame
                                                        || failure instanceof StoreException
                                                ? new Games.GameRefused(RefusalCode.UNAVAILABLE)
                                                : failure));
    }
}
