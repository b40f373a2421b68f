package io.headroom.node.edge;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.games.Games;
import io.headroom.node.games.JoinCode;
import io.headroom.node.ownership.Archive;
import io.headroom.node.ownership.OwnedGames;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The screens at this node, whoever owns their games. Everything runs on one event loop; screens
 * are called on their own. What it knows of a game is soft: it tells the owner once a second what
 * its screens see, and remembers the last that came, which a new owner asks for.
 */
public final class Edge extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final long TELL_MILLIS = 1_000;
    private static final long ATTACH_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How long a game without screens is remembered. */
    private static final long FORGET_MILLIS = 60_000;

    private final NodeBus bus;
    private final EventLog log;
    private final OwnedGames owned;
    private final Archive archive;
    private final String serverVersion;
    private final Runnable orphanFound;
    private final Successors awaited = new Successors();
    private final Map<String, GameAtEdge> games = new HashMap<>();
    private @Nullable OwnerLine line;
    private long links;

    /**
     * An edge without screens.
     *
     * @param orphanFound told when a game lost its owner
     */
    public Edge(
            NodeBus bus,
            EventLog log,
            OwnedGames owned,
            Archive archive,
            String serverVersion,
            Runnable orphanFound) {
        this.orphanFound = orphanFound;
        this.bus = bus;
        this.log = log;
        this.owned = owned;
        this.archive = archive;
        this.serverVersion = serverVersion;
    }

    @Override
    public Future<?> start() {
        line = new OwnerLine(vertx, bus, log);
        vertx.setPeriodic(TELL_MILLIS, timer -> tellAll());
        vertx.setPeriodic(FORGET_MILLIS, timer -> games.values().removeIf(GameAtEdge::idle));
        return bus.listen(this::take);
    }

    private OwnerLine line() {
        OwnerLine ready = line;
        if (ready == null) {
            throw new IllegalStateException("the edge has not started");
        }
        return ready;
    }

    private void take(NodeBus.Incoming incoming) {
        NodeMessage message = incoming.message();
        GameAtEdge at = games.get(message.game());
        switch (message) {
            case NodeMessage.Frames frames -> {
                if (at != null) {
                    at.deliver(frames);
                }
            }
            case NodeMessage.CloseTopic close -> {
                if (at != null) {
                    at.close(close, bus.self().value());
                }
            }
            case NodeMessage.OwnerIs news -> {
                awaited.arrived(news.game());
                if (at != null) {
                    at.ownerIs(news);
                    tell(at);
                }
            }
            case NodeMessage.Orphaned orphaned -> orphanFound.run();
            case NodeMessage.WhatSaw what ->
                    incoming.reply()
                            .accept(at == null ? NodeMessage.Saw.nothing(what.game()) : at.saw());
            default -> owned.take(message, incoming.reply());
        }
    }

    private void tellAll() {
        for (GameAtEdge at : games.values()) {
            if (!at.idle()) {
                tell(at);
            }
        }
    }

    /** Tells the owner what is seen here. */
    private void tell(GameAtEdge at) {
        if (!at.beginTelling()) {
            return;
        }
        NodeMessage interest = new NodeMessage.Interest(at.game(), bus.self().value(), at.seen());
        bus.ask(at.owner(), interest, NodeBus.REQUEST_MILLIS)
                .onComplete(
                        told -> {
                            boolean noted =
                                    told.succeeded() && told.result() instanceof NodeMessage.Noted;
                            boolean again = at.endTelling();
                            if (at.unheardForLong(noted, System.nanoTime())) {
                                letGo(at);
                            } else if (again) {
                                tell(at);
                            } else if (!noted) {
                                line().findOwner(at);
                            }
                        });
    }

    /** Its owner is out of this node's reach: the screens may have more luck at another one. */
    private void letGo(GameAtEdge at) {
        LOG.warn("game {} is out of reach, its owner {} does not answer", at.game(), at.owner());
        games.remove(at.game());
        at.sendAway(RefusalCode.UNAVAILABLE);
    }

    /** Connects a screen; see {@link Games#attach}. Callable from anywhere. */
    public Future<Games.Attachment> attach(
            String code, Role role, @Nullable String tokenHash, Games.Screen screen) {
        Context caller = Vertx.currentContext() == null ? context : vertx.getOrCreateContext();
        Promise<Games.Attachment> attached = Promise.promise();
        context.runOnContext(
                ignored ->
                        find(code)
                                .compose(at -> attach(at, role, tokenHash, screen, caller))
                                .onComplete(
                                        done ->
                                                caller.runOnContext(
                                                        back -> {
                                                            if (done.succeeded()) {
                                                                attached.complete(done.result());
                                                            } else {
                                                                attached.fail(done.cause());
                                                            }
                                                        })));
        return attached.future();
    }

    private Future<GameAtEdge> find(String code) {
        String normalized = JoinCode.normalized(code);
        if (!JoinCode.fits(normalized)) {
            return Future.failedFuture(new Games.GameRefused(RefusalCode.NO_SUCH_GAME));
        }
        return vertx.<@Nullable StoredGame>executeBlocking(
                        () -> log.find(normalized).orElse(null), false)
                .compose(
                        stored -> {
                            if (stored == null) {
                                return Future.failedFuture(
                                        new Games.GameRefused(RefusalCode.NO_SUCH_GAME));
                            }
                            return archive.lookedAfter(stored).map(owner -> at(stored));
                        })
                .recover(failure -> known(normalized, failure));
    }

    /** While the database does not answer, a game that is seen here can be reached nevertheless. */
    private Future<GameAtEdge> known(String code, Throwable failure) {
        return games.values().stream()
                .filter(at -> failure instanceof StoreException && at.code().equals(code))
                .findFirst()
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(failure));
    }

    private GameAtEdge at(StoredGame stored) {
        GameAtEdge at =
                games.computeIfAbsent(
                        stored.gameId().value().toString(),
                        game -> new GameAtEdge(game, stored.code(), stored.owner()));
        if (owned.owns(stored.gameId())) {
            at.directoryNames(bus.self());
        }
        return at;
    }

    private Future<Games.Attachment> attach(
            GameAtEdge at,
            Role role,
            @Nullable String tokenHash,
            Games.Screen screen,
            Context caller) {
        long number = ++links;
        long untilNanos = System.nanoTime() + ATTACH_NANOS;
        NodeMessage request =
                new NodeMessage.Attach(at.game(), role, tokenHash, bus.self().value(), number);
        Promise<Games.Attachment> attached = Promise.promise();
        line().ask(
                        at,
                        request,
                        () -> {
                            boolean early = System.nanoTime() < untilNanos;
                            if (!early) {
                                attached.fail(new Games.GameRefused(RefusalCode.UNAVAILABLE));
                            }
                            return early;
                        })
                .onSuccess(
                        answer -> {
                            if (answer instanceof NodeMessage.Attached here) {
                                AttachedScreen link =
                                        new AttachedScreen(
                                                number,
                                                role,
                                                tokenHash,
                                                here.seat(),
                                                screen,
                                                caller);
                                at.add(link);
                                // A game that nobody saw here for long may have been forgotten.
                                games.put(at.game(), at);
                                attached.complete(new Connection(at, link, here));
                                tell(at);
                            } else if (answer instanceof NodeMessage.Turned turned) {
                                attached.fail(new Games.GameRefused(turned.why()));
                            }
                        });
        return attached.future();
    }

    /** Asks a game's owner for its row; fails after one try. Callable from anywhere. */
    public Future<NodeMessage.Described> describe(StoredGame stored) {
        Promise<NodeMessage.Described> described = Promise.promise();
        bus.ask(
                        stored.owner(),
                        new NodeMessage.Describe(stored.gameId().value().toString()),
                        NodeBus.REQUEST_MILLIS)
                .onComplete(
                        asked -> {
                            if (asked.succeeded()
                                    && asked.result() instanceof NodeMessage.Described row) {
                                described.complete(row);
                            } else {
                                described.fail(new Games.GameRefused(RefusalCode.UNAVAILABLE));
                            }
                        });
        return described.future();
    }

    /** Who is awaited as the next owner of games that this node gave away. */
    public Successors awaited() {
        return awaited;
    }

    /** Sends every screen away: the node stops. */
    public Future<Void> drain() {
        Promise<Void> drained = Promise.promise();
        context.runOnContext(
                ignored -> {
                    List<GameAtEdge> all = new ArrayList<>(games.values());
                    games.clear();
                    all.forEach(at -> at.sendAway(RefusalCode.STOPPING));
                    drained.complete();
                });
        return drained.future();
    }

    /** A screen's end of the line. */
    private final class Connection implements Games.Attachment {
        private final GameAtEdge at;
        private final AttachedScreen link;
        private final ServerMessage.Welcome welcome;

        Connection(GameAtEdge at, AttachedScreen link, NodeMessage.Attached here) {
            this.at = at;
            this.link = link;
            this.welcome =
                    new ServerMessage.Welcome(
                            at.game(),
                            here.code(),
                            link.role(),
                            here.seat(),
                            bus.self().value(),
                            serverVersion);
        }

        @Override
        public ServerMessage.Welcome welcome() {
            return welcome;
        }

        @Override
        public Future<ServerMessage.Answer> ask(ClientMessage.Ask ask) {
            if (link.role() == Role.PROJECTOR) {
                return Future.succeededFuture(
                        ServerMessage.Answer.refused(
                                ask.id(), Refusal.of(RefusalCode.NOT_ALLOWED)));
            }
            Promise<ServerMessage.Answer> answered = Promise.promise();
            Consumer<ServerMessage.Answer> back =
                    answer -> link.run(() -> answered.complete(answer));
            NodeMessage request =
                    new NodeMessage.Asked(at.game(), link.role(), link.tokenHash(), ask);
            context.runOnContext(
                    ignored ->
                            line().ask(at, request, () -> !link.over())
                                    .onSuccess(answer -> answered(answer, back)));
            return answered.future();
        }

        private void answered(NodeMessage message, Consumer<ServerMessage.Answer> back) {
            if (message instanceof NodeMessage.Answered answer) {
                back.accept(answer.answer());
                if (link.role() == Role.SEAT && link.seated(answer.seat())) {
                    tell(at);
                }
            }
        }

        @Override
        public void hint(ClientMessage.Hint hint) {
            String tokenHash = link.tokenHash();
            if (tokenHash != null) {
                bus.send(
                        at.owner(),
                        new NodeMessage.Hinted(
                                at.game(), tokenHash, hint.phase(), hint.knob(), hint.value()));
            }
        }

        @Override
        public void detach() {
            link.detach();
            context.runOnContext(
                    ignored -> {
                        at.remove(link);
                        tell(at);
                    });
        }
    }
}
