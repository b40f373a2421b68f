package io.headroom.node.live;

import io.headroom.game.id.GameId;
import io.headroom.node.cluster.Heartbeat;
import io.headroom.node.cluster.Membership;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after games whose owner is gone: at the start of the node, when membership says that a node
 * left, and once a second besides. It claims them; of several survivors the claim lets one win.
 * Looking is cheap: one query, when nobody is missing.
 */
final class Caretaker {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final long LOOK_MILLIS = 1_000;

    /** A living node that does not say in time what it saw is not waited for. */
    private static final long SAW_MILLIS = 400;

    private final Vertx vertx;
    private final NodeBus bus;
    private final Membership membership;
    private final Heartbeat heartbeat;
    private final EventLog log;
    private final GameOpening opening;
    private final OwnedGames owned;
    private final Set<NodeId> departed = ConcurrentHashMap.newKeySet();
    private final Set<GameId> unplayable = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean lookAgain = new AtomicBoolean();
    private volatile boolean stopped;
    private boolean failing;
    private long timer = -1;

    Caretaker(
            Vertx vertx,
            NodeBus bus,
            Membership membership,
            Heartbeat heartbeat,
            EventLog log,
            GameOpening opening,
            OwnedGames owned) {
        this.vertx = vertx;
        this.bus = bus;
        this.membership = membership;
        this.heartbeat = heartbeat;
        this.log = log;
        this.opening = opening;
        this.owned = owned;
    }

    /** Looks for the first time, and from now on. */
    void start() {
        membership.onLeft(
                node -> {
                    LOG.info("node {} left", node);
                    departed.add(node);
                    look();
                });
        timer = vertx.setPeriodic(LOOK_MILLIS, again -> look());
        look();
    }

    /** Claims nothing any more. */
    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** Looks now, or once more when a look is under way. */
    private void look() {
        lookAgain.set(true);
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("headroom-caretaker").start(this::lookAround);
        }
    }

    private void lookAround() {
        try {
            while (!stopped && lookAgain.getAndSet(false)) {
                orphans().forEach(this::takeOver);
                failing = false;
            }
        } catch (StoreException failure) {
            if (!failing) {
                LOG.warn("cannot look for games without an owner", failure);
            }
            failing = true;
        } finally {
            looking.set(false);
        }
    }

    private List<GameId> orphans() {
        List<StoredGame> candidates =
                log.unfinishedGames().stream()
                        .filter(game -> !owned.owns(game.gameId()))
                        .filter(game -> !unplayable.contains(game.gameId()))
                        .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        departed.removeAll(membership.present());
        Set<NodeId> alive = new HashSet<>(heartbeat.living());
        alive.removeAll(departed);
        // A game of one's own without a session: its claim or creation lost its answer.
        alive.remove(bus.self());
        return candidates.stream()
                .filter(game -> !alive.contains(game.owner()))
                .map(StoredGame::gameId)
                .toList();
    }

    private void takeOver(GameId game) {
        if (stopped || owned.owns(game)) {
            return;
        }
        long startedNanos = System.nanoTime();
        try {
            Opened opened = opening.claim(game, lastSeen(game));
            if (opened == null) {
                LOG.info("another node claimed game {} first", game.value());
                return;
            }
            owned.open(opened).await();
            LOG.info(
                    "game {} goes on here, in epoch {} at tick {}, after {} ms",
                    game.value(),
                    opened.state().epoch(),
                    opened.state().resumeTick(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
        } catch (UnplayableGame notHere) {
            unplayable.add(game);
            LOG.error("game {} cannot go on here: {}", game.value(), notHere.getMessage());
        }
    }

    /** The highest that any node here has seen of a game. */
    private NodeMessage.Saw lastSeen(GameId game) {
        String name = game.value().toString();
        NodeMessage.Saw last = new NodeMessage.Saw(name, 0, 0, 0);
        List<Future<NodeMessage>> asked = new ArrayList<>();
        for (NodeId node : membership.present()) {
            asked.add(bus.ask(node, new NodeMessage.WhatSaw(name), SAW_MILLIS));
        }
        for (Future<NodeMessage> each : asked) {
            NodeMessage answer = each.otherwise(new NodeMessage.NotHere(name)).await();
            if (answer instanceof NodeMessage.Saw saw) {
                last =
                        new NodeMessage.Saw(
                                name,
                                Math.max(last.epoch(), saw.epoch()),
                                Math.max(last.tick(), saw.tick()),
                                Math.max(last.gameMillis(), saw.gameMillis()));
            }
        }
        return last;
    }
}
