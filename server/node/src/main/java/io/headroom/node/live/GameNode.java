package io.headroom.node.live;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.GameId;
import io.headroom.node.afterclass.Practices;
import io.headroom.node.cluster.Cluster;
import io.headroom.node.cluster.Heartbeat;
import io.headroom.node.cluster.Membership;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.cluster.Pulse;
import io.headroom.node.edge.Edge;
import io.headroom.node.games.Games;
import io.headroom.node.games.JoinCode;
import io.headroom.node.games.Practising;
import io.headroom.node.ownership.Archive;
import io.headroom.node.ownership.Caretaker;
import io.headroom.node.ownership.Forgetting;
import io.headroom.node.ownership.GameOpening;
import io.headroom.node.ownership.OwnedGames;
import io.headroom.node.ownership.Retention;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.protocol.Role;
import io.headroom.node.session.Computing;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.session.Surroundings;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.GameMarks;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.PracticeLinks;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * The games' side of one node, put together: the edge where its screens are, the games it owns, and
 * the care for games whose owner is gone.
 */
public final class GameNode implements Games {
    private static final Logger LOG = LoggerFactory.getLogger(GameNode.class);

    /** How long a node that stops waits for others to go on with its games. */
    private static final long SUCCESSOR_MILLIS = 3_000;

    private final Vertx vertx;
    private final EventLog log;
    private final Heartbeat heartbeat;
    private final Pulse pulse = Pulse.start();
    private final Membership membership;
    private final NodeBus bus;
    private final Computing computing = new Computing();
    private final GameOpening opening;
    private final OwnedGames owned;
    private final Edge edge;
    private final Caretaker caretaker;
    private final Retention retention;
    private final Forgetting forgetting;
    private final Practices practices;
    private volatile boolean handedOver;

    /**
     * What a node's database keeps beside the record, and for how long.
     *
     * @param days after a game's end; null for ever
     */
    public record Keeping(
            Erasures erasures,
            PracticeTable practice,
            PracticeLinks links,
            @Nullable Duration days) {}

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
            GameMarks marks,
            NodeTable nodes,
            PinnedContent content,
            Keeping keeping,
            String address,
            String serverVersion) {}

    private GameNode(Parts parts) {
        this.vertx = parts.cluster().vertx();
        this.log = parts.log();
        NodeBus bus = new NodeBus(vertx, parts.self());
        this.heartbeat = new Heartbeat(vertx, parts.nodes(), parts.self(), parts.address());
        this.opening = new GameOpening(log, parts.marks(), parts.content(), parts.self());
        this.owned =
                new OwnedGames(
                        vertx,
                        bus,
                        resigned ->
                                new Surroundings(
                                        bus,
                                        log,
                                        parts.marks(),
                                        pulse,
                                        parts.content(),
                                        computing,
                                        parts.keeping().links(),
                                        resigned));
        this.membership = parts.cluster().membership();
        this.bus = bus;
        this.caretaker =
                new Caretaker(
                        new Caretaker.Means(
                                vertx, bus, membership, heartbeat, pulse, log, opening, owned));
        this.forgetting = new Forgetting(log, parts.keeping().erasures());
        this.retention =
                new Retention(
                        parts.keeping().erasures(),
                        parts.keeping().days(),
                        InstantSource.system(),
                        owned::erased);
        this.practices =
                new Practices(
                        vertx,
                        new Practices.Means(
                                log,
                                parts.keeping().practice(),
                                parts.keeping().links(),
                                parts.content(),
                                computing,
                                owned::goOn,
                                parts.keeping().days(),
                                InstantSource.system()));
        Archive archive = new Archive(vertx, membership, opening, owned);
        this.edge = new Edge(bus, log, owned, archive, parts.serverVersion(), caretaker::look);
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
                            node.retention.start(node.vertx);
                            return node;
                        });
    }

    /** Whether this node is better than none for a screen: the record is in its reach. */
    public boolean ready() {
        return heartbeat.isFresh() && !owned.stuck();
    }

    /** Whether other nodes are here, who would go on with its games. */
    public boolean hasPeers() {
        return membership.present().stream().anyMatch(node -> !node.equals(bus.self()));
    }

    /**
     * Gives all games away: no game is claimed any more, what is being written ends, the log's mark
     * says where each stands, and other nodes may claim at once. Screens stay, and are sent what
     * the next owners say. Once.
     *
     * @return completes when every game that went on has an owner again, or nobody is there who
     *     could be it, or after {@value #SUCCESSOR_MILLIS} ms
     */
    public Future<Void> handOver() {
        handedOver = true;
        caretaker.stop();
        Promise<Void> done = Promise.promise();
        // On a thread of its own: the sessions' own end with them.
        Thread.ofVirtual()
                .name("headroom-hand-over")
                .start(
                        () -> {
                            try {
                                List<String> games = owned.drain().await();
                                Future<Void> successors = edge.awaited().of(games);
                                heartbeat.stop().await();
                                awaitAll(games, successors);
                                done.complete();
                            } catch (RuntimeException failure) {
                                done.fail(failure);
                            }
                        });
        return done.future();
    }

    private void awaitAll(List<String> games, Future<Void> successors) {
        if (!hasPeers()) {
            return;
        }
        games.forEach(game -> bus.tellAll(new NodeMessage.Orphaned(game)));
        successors
                .timeout(SUCCESSOR_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(
                        late -> {
                            LOG.warn("not every game had another owner in time", late);
                            return null;
                        })
                .await();
    }

    /** Gives all games away, sends the screens away, and ends. Vert.x stays open. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        retention.stop(vertx);
        Future<Void> given = handedOver ? Future.succeededFuture() : handOver();
        Thread.ofVirtual()
                .name("headroom-close")
                .start(
                        () -> {
                            try {
                                given.await();
                                edge.drain().await();
                                owned.close().await();
                                closed.complete();
                            } catch (RuntimeException failure) {
                                closed.fail(failure);
                            } finally {
                                practices.close();
                                computing.close();
                                pulse.close();
                            }
                        });
        return closed.future();
    }

    /** Practice on games that are over, as this node offers it. */
    public Practising practising() {
        return practices;
    }

    @Override
    public Future<GameRow> host(HostRequest request) {
        GameId game = new GameId(UUID.randomUUID());
        owned.expect(game);
        long before = owned.standstills();
        return blocking(() -> opening.create(game, request))
                .compose(opened -> owned.open(opened, before))
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
    public Future<HttpAnswer.Forgotten> forget(String game, @Nullable List<Integer> seats) {
        return blocking(() -> forgetting.forget(game, seats))
                .recover(
                        failure ->
                                Future.failedFuture(
                                        failure instanceof StoreException
                                                ? new GameRefused(RefusalCode.UNAVAILABLE)
                                                : failure));
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
