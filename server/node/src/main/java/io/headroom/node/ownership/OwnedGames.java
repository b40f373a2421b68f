package io.headroom.node.ownership;

import io.headroom.game.id.GameId;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.session.Entry;
import io.headroom.node.session.GameSession;
import io.headroom.node.session.Opened;
import io.headroom.node.session.Surroundings;
import io.headroom.node.store.NodeId;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The games that this node owns, each with its session. Thread-safe. */
public final class OwnedGames {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedGames.class);

    /** Threads on which the sessions of a node take their turns. */
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final String POOL = "headroom-games";

    private final Vertx vertx;
    private final NodeBus bus;
    private final Surroundings around;

    /** Held so that the threads outlive each single session. */
    private final WorkerExecutor threads;

    private final Set<GameId> expected = ConcurrentHashMap.newKeySet();
    private final Map<String, GameSession> sessions = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param around what its sessions find, given whom they tell that they have ended
     */
    public OwnedGames(
            Vertx vertx, NodeBus bus, Function<Consumer<GameSession>, Surroundings> around) {
        this.vertx = vertx;
        this.bus = bus;
        this.threads = vertx.createSharedWorkerExecutor(POOL, THREADS);
        this.around = around.apply(this::resigned);
    }

    /** A game will be opened here; until then nobody shall claim it for having no session. */
    public void expect(GameId game) {
        expected.add(game);
    }

    /** A game was opened here, or will not be. */
    public void expectNoMore(GameId game) {
        expected.remove(game);
    }

    /** How often this process has stood still; asked before a game is created or claimed. */
    public long standstills() {
        return around.pulse().standstills();
    }

    /**
     * Lets a game go on here, and tells all nodes.
     *
     * @param standstills as they were before the game was created or claimed
     */
    public Future<Void> open(Opened opened, long standstills) {
        GameSession session = new GameSession(around, opened, standstills);
        return vertx.deployVerticle(
                        session,
                        new DeploymentOptions()
                                .setThreadingModel(ThreadingModel.WORKER)
                                .setWorkerPoolName(POOL)
                                .setWorkerPoolSize(THREADS))
                .map(
                        deployed -> {
                            if (sessions.putIfAbsent(session.name(), session) != null) {
                                // Two looked at the same finished game at once.
                                session.drain();
                                return null;
                            }
                            bus.tellAll(
                                    new NodeMessage.OwnerIs(
                                            session.name(),
                                            opened.state().epoch(),
                                            bus.self().value()));
                            return null;
                        });
    }

    /** The node whose games these are. */
    public NodeId self() {
        return bus.self();
    }

    /** Whether a game's session is here, or will be in a moment. */
    public boolean owns(GameId game) {
        return expected.contains(game) || sessions.containsKey(game.value().toString());
    }

    /** Lets a game that is shown here go without what was erased from its record. */
    public void erased(GameId game) {
        GameSession session = sessions.get(game.value().toString());
        if (session != null) {
            session.erased();
        }
    }

    /** Takes a message for an owner. */
    public void take(NodeMessage message, Consumer<NodeMessage> reply) {
        GameSession session = sessions.get(message.game());
        if (session == null) {
            reply.accept(new NodeMessage.NotHere(message.game()));
        } else {
            take(session, message, reply);
        }
    }

    private static void take(
            GameSession session, NodeMessage message, Consumer<NodeMessage> reply) {
        switch (message) {
            case NodeMessage.Attach attach -> session.attach(attach, reply);
            case NodeMessage.Asked asked ->
                    session.offer(
                            new Entry.OfPerson(
                                    asked.role(), asked.tokenHash(), asked.ask(), reply));
            case NodeMessage.Hinted hinted -> session.hint(hinted);
            case NodeMessage.Interest interest -> {
                session.note(interest);
                reply.accept(new NodeMessage.Noted(interest.game()));
            }
            case NodeMessage.Describe describe -> session.describe(reply);
            default ->
                    throw new IllegalArgumentException(
                            "not for an owner: " + message.getClass().getSimpleName());
        }
    }

    private void resigned(GameSession session) {
        sessions.remove(session.name(), session);
        vertx.undeploy(session.deployment())
                .onFailure(failure -> LOG.debug("already undeployed", failure))
                .onComplete(gone -> session.ended());
    }

    /** Whether some of the games are not over. */
    public boolean goOn() {
        return sessions.values().stream().anyMatch(session -> !session.finished());
    }

    /** Whether a write of one of the games has waited for too long. */
    public boolean stuck() {
        return sessions.values().stream().anyMatch(GameSession::stuck);
    }

    /**
     * Resigns from all games, after what is being written.
     *
     * @return the games that went on
     */
    public Future<List<String>> drain() {
        List<Future<Void>> ends = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (GameSession session : sessions.values()) {
            if (!session.finished()) {
                left.add(session.name());
            }
            ends.add(session.drain());
        }
        return Future.join(ends).map(ended -> left);
    }

    /**
     * Ends the threads of the sessions. Connections of the bus that a session opened live on these
     * too, so this comes last.
     */
    public Future<Void> close() {
        return threads.close();
    }
}
