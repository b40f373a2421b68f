package io.headroom.node.edge;

import io.headroom.game.id.GameId;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The way from an edge to a game's owner. A request is repeated until it is answered; between two
 * tries the edge learns where the owner is now, from the owner's own word or from the directory.
 */
final class OwnerLine {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerLine.class);
    private static final long PAUSE_MILLIS = 150;

    private final Vertx vertx;
    private final NodeBus bus;
    private final EventLog log;

    OwnerLine(Vertx vertx, NodeBus bus, EventLog log) {
        this.vertx = vertx;
        this.bus = bus;
        this.log = log;
    }

    /**
     * Asks the owner until it answers.
     *
     * @param wanted whether somebody still waits; when not, the future stays open for good
     */
    Future<NodeMessage> ask(GameAtEdge at, NodeMessage message, BooleanSupplier wanted) {
        Promise<NodeMessage> answer = Promise.promise();
        tryOnce(at, message, wanted, answer);
        return answer.future();
    }

    private void tryOnce(
            GameAtEdge at,
            NodeMessage message,
            BooleanSupplier wanted,
            Promise<NodeMessage> answer) {
        bus.ask(at.owner(), message, NodeBus.REQUEST_MILLIS)
                .onComplete(
                        tried -> {
                            if (tried.succeeded()
                                    && !(tried.result() instanceof NodeMessage.NotHere)) {
                                answer.complete(tried.result());
                            } else if (wanted.getAsBoolean()) {
                                later(at, message, wanted, answer);
                            }
                        });
    }

    private void later(
            GameAtEdge at,
            NodeMessage message,
            BooleanSupplier wanted,
            Promise<NodeMessage> answer) {
        vertx.setTimer(
                PAUSE_MILLIS,
                timer -> findOwner(at).onComplete(found -> tryOnce(at, message, wanted, answer)));
    }

    /** Looks the owner up in the directory. */
    Future<Void> findOwner(GameAtEdge at) {
        GameId game = new GameId(UUID.fromString(at.game()));
        return vertx.<@Nullable StoredGame>executeBlocking(
                        () -> {
                            Optional<StoredGame> stored = log.find(game);
                            return stored.orElse(null);
                        },
                        false)
                .onFailure(failure -> LOG.debug("the directory does not answer", failure))
                .map(
                        stored -> {
                            if (stored != null) {
                                at.directoryNames(stored.owner());
                            }
                            return null;
                        });
    }
}
