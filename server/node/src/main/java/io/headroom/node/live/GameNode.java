package io.headroom.node.live;

import io.headroom.game.id.GameId;
import io.headroom.node.cluster.Cluster;
import io.headroom.node.cluster.Heartbeat;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.protocol.Role;
import io.headroom.node.scenario.Scenarios;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The games' side of one node, put together: the edge where its screens are, the games it owns, and
 * the care for games whose owner is gone.
 */
public final class GameNode implements Games {
    private final Vertx vertx;
    private final EventLog log;
    private final Heartbeat heartbeat;
    private final Computing computing = new Computing();
    private final GameOpening opening;
    private final OwnedGames owned;
    private final Edge edge;
    private final Caretaker caretaker;

    /**
     * What a node is made of.
     *
     * @param cluster not closed by the node
     * @param address where people reach the node, for whoever reads the table of nodes
     * @param serverVersion shown to screens
     */
    public record Parts(
            Cluster cluster,
            NodeId self,
            EventLog log,
            NodeTable nodes,
            Scenarios scenarios,
            String address,
            String serverVersion) {}

    private GameNode(Parts parts) {
        this.vertx = parts.cluster().vertx();
        this.log = parts.log();
        NodeBus bus = new NodeBus(vertx, parts.self());
        this.heartbeat = new Heartbeat(vertx, parts.nodes(), parts.self(), parts.address());
        this.opening = new GameOpening(log, parts.scenarios(), parts.self());
        this.owned = new OwnedGames(vertx, bus, log, parts.scenarios(), computing);
        Archive archive = new Archive(vertx, parts.cluster().membership(), opening, owned);
        this.edge = new Edge(bus, log, owned, archive, parts.serverVersion());
        this.caretaker =
                new Caretaker(
                        vertx, bus, parts.cluster().membership(), heartbeat, log, opening, owned);
    }

    /**
     * Starts a node: it can be reached, shows that it lives, and looks after orphaned games from
     * now on.
     *
     * @return fails when the database does not answer
     */
    public static Future<GameNode> start(Parts parts) {
        GameNode node = new GameNode(parts);
        return node.vertx
                .deployVerticle(node.edge)
                .compose(deployed -> node.heartbeat.start())
                .map(
                        beating -> {
                            node.caretaker.start();
                            return node;
                        });
    }

    /**
     * Drains: no game is claimed any more, what is being written ends, screens are sent away, and
     * other nodes are free to claim at once. Vert.x stays open.
     */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        caretaker.stop();
        // On a thread of its own: the sessions' own end with them.
        Thread.ofVirtual()
                .name("headroom-close")
                .start(
                        () -> {
                            try {
                                edge.drain().await();
                                owned.drain().await();
                                computing.close();
                                heartbeat.stop().await();
                                closed.complete();
                            } catch (RuntimeException failure) {
                                closed.fail(failure);
                            }
                        });
        return closed.future();
    }

    @Override
    public Future<GameRow> host(HostRequest request) {
        GameId game = new GameId(UUID.randomUUID());
        owned.expect(game);
        return blocking(() -> opening.create(game, request))
                .compose(owned::open)
                .onComplete(open -> owned.expectNoMore(game))
                .compose(open -> blocking(() -> log.find(game).orElseThrow()))
                .compose(this::row);
    }

    @Override
    public Future<List<GameRow>> unfinished() {
        return blocking(log::unfinishedGames)
                .compose(games -> Future.join(games.reversed().stream().map(this::row).toList()))
                .map(rows -> rows.<GameRow>list());
    }

    @Override
    public Future<Set<String>> known(Set<String> codes) {
        return blocking(() -> log.codesInUse(codes));
    }

    @Override
    public Future<@Nullable GameRow> find(String code) {
        if (!Games.canBeCode(code)) {
            return Future.succeededFuture(null);
        }
        return blocking(() -> log.find(JoinCode.normalized(code)))
                .compose(
                        stored ->
                                stored.isEmpty()
                                        ? Future.<@Nullable GameRow>succeededFuture(null)
                                        : row(stored.get()).map(row -> row));
    }

    /** From the owner, or from the log while there is none. */
    private Future<GameRow> row(StoredGame stored) {
        return edge.describe(stored)
                .recover(noOwner -> blocking(() -> opening.describe(stored.gameId())))
                .map(
                        described ->
                                new GameRow(
                                        described.game(),
                                        stored.code(),
                                        described.mission(),
                                        described.round(),
                                        described.phase(),
                                        described.seats(),
                                        stored.createdAt()));
    }

    @Override
    public Future<Attachment> attach(
            String code, Role role, @Nullable String tokenHash, Screen screen) {
        return edge.attach(code, role, tokenHash, screen);
    }

    /** Runs what blocks beside all event loops; the future completes where it was asked for. */
    private <T> Future<T> blocking(Callable<T> task) {
        return vertx.executeBlocking(task, false).map(result -> Objects.requireNonNull(result));
    }
}
