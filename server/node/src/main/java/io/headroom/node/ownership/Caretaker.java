package io.headroom.node.ownership;

import io.headroom.game.id.GameId;
import io.headroom.node.cluster.Heartbeat;
import io.headroom.node.cluster.Liveness;
import io.headroom.node.cluster.Membership;
import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.cluster.Pulse;
import io.headroom.node.session.Opened;
import io.headroom.node.session.UnplayableGame;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.StoreException;
import io.headroom.node.store.StoredGame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after games whose owner is dead: at the start of the node, once a second, and oftener while
 * somebody is missing. It claims them; of several survivors the claim lets one win, and the others
 * learn at once. Looking is cheap: one query, when nobody is missing.
 */
public final class Caretaker {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final long LOOK_MILLIS = 250;

    /** While nobody is missing, every so many looks are enough. */
    private static final int SELDOM = 4;

    /** A living node that does not say in time what it saw is not waited for. */
    private static final long SAW_MILLIS = 400;

    private final Vertx vertx;
    private final NodeBus bus;
    private final Membership membership;
    private final Liveness liveness;
    private final Heartbeat heartbeat;
    private final Pulse pulse;
    private final EventLog log;
    private final GameOpening opening;
    private final OwnedGames owned;
    private final Set<GameId> unplayable = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean lookAgain = new AtomicBoolean();
    private volatile boolean stopped;
    private boolean failing;
    private long standstills;
    private int looks;
    private long timer = -1;

    /** The parts of the node that it works with. */
    public record Means(
            Vertx vertx,
            NodeBus bus,
            Membership membership,
            Heartbeat heartbeat,
            Pulse pulse,
            EventLog log,
            GameOpening opening,
            OwnedGames owned) {}

    /** One for the node; {@link #start} sets it to work. */
    public Caretaker(Means means) {
        this.vertx = means.vertx();
        this.bus = means.bus();
        this.membership = means.membership();
        this.liveness = new Liveness(membership);
        this.heartbeat = means.heartbeat();
        this.pulse = means.pulse();
        this.log = means.log();
        this.opening = means.opening();
        this.owned = means.owned();
    }

    /** Looks for the first time, and from now on. */
    public void start() {
        standstills = pulse.standstills();
        membership.onLeft(
                node -> {
                    LOG.info("node {} left", node);
                    liveness.lost(node);
                    look();
                });
        timer = vertx.setPeriodic(LOOK_MILLIS, again -> lookWhenDue());
        look();
    }

    /** Claims nothing any more. */
    public void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void lookWhenDue() {
        if (liveness.misses() || ++looks % SELDOM == 0) {
            look();
        }
    }

    /** Looks now, or once more when a look is under way. Callable from anywhere. */
    public void look() {
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
        } catch (RuntimeException bug) {
            if (stopped) {
                LOG.debug("the node stopped while it looked", bug);
            } else {
                LOG.error("cannot look after games without an owner", bug);
            }
        } finally {
            looking.set(false);
        }
    }

    /** The games to claim, in an order of this node's own: others are looking too. */
    private List<StoredGame> orphans() {
        if (!mayJudge()) {
            return List.of();
        }
        List<StoredGame> candidates =
                log.unfinishedGames().stream()
                        .filter(game -> !owned.owns(game.gameId()))
                        .filter(game -> !unplayable.contains(game.gameId()))
                        .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        Set<NodeId> dead =
                liveness.dead(
                        candidates.stream().map(StoredGame::owner).toList(), heartbeat.nodes());
        List<StoredGame> orphans =
                new ArrayList<>(
                        candidates.stream()
                                // One of its own without a session: its creation or claim lost
                                // its answer.
                                .filter(
                                        game ->
                                                dead.contains(game.owner())
                                                        || game.owner().equals(bus.self()))
                                .toList());
        Collections.shuffle(orphans);
        return orphans;
    }

    /** A node that stood still forgets what it judged; it has to learn anew who lives. */
    private boolean mayJudge() {
        long stoodStill = pulse.standstills();
        if (stoodStill != standstills) {
            standstills = stoodStill;
            liveness.forget();
            heartbeat.stoodStill();
        }
        return heartbeat.mayJudge();
    }

    private void takeOver(StoredGame orphan) {
        GameId game = orphan.gameId();
        // What was judged a moment ago may have become old: the node may have stood still.
        if (stopped || owned.owns(game) || !mayJudge()) {
            return;
        }
        long startedNanos = System.nanoTime();
        try {
            long before = owned.standstills();
            Opened opened = opening.claim(orphan, lastSeen(game));
            if (opened == null) {
                LOG.info("another node claimed game {} first", game.value());
                return;
            }
            owned.open(opened, before).await();
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

    /** The furthest that any node here has seen of a game. */
    private NodeMessage.Saw lastSeen(GameId game) {
        String name = game.value().toString();
        NodeMessage.Saw last = NodeMessage.Saw.nothing(name);
        List<Future<NodeMessage>> asked = new ArrayList<>();
        for (NodeId node : membership.present()) {
            asked.add(bus.ask(node, new NodeMessage.WhatSaw(name), SAW_MILLIS));
        }
        for (Future<NodeMessage> each : asked) {
            NodeMessage answer = each.otherwise(new NodeMessage.NotHere(name)).await();
            if (answer instanceof NodeMessage.Saw saw) {
                last = further(last, saw);
            }
        }
        return last;
    }

    private static NodeMessage.Saw further(NodeMessage.Saw one, NodeMessage.Saw other) {
        int phase = Math.max(one.phase(), other.phase());
        return new NodeMessage.Saw(
                one.game(),
                Math.max(one.epoch(), other.epoch()),
                phase,
                Math.max(
                        one.phase() == phase ? one.tick() : 0,
                        other.phase() == phase ? other.tick() : 0),
                Math.max(one.gameMillis(), other.gameMillis()));
    }
}
