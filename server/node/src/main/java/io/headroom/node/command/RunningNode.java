package io.headroom.node.command;

import io.headroom.content.mission.Scenarios;
import io.headroom.node.cluster.Cluster;
import io.headroom.node.live.GameNode;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.settings.HostKey;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.ContentTable;
import io.headroom.node.store.Database;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.GameMarks;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.PracticeLinks;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.StoreException;
import io.headroom.node.web.JoinAddresses;
import io.headroom.node.web.WebConfig;
import io.headroom.node.web.WebLimits;
import io.headroom.node.web.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One node, put together in the order in which its parts need each other, and taken apart in the
 * reverse order.
 */
final class RunningNode {
    private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);

    /** A part that has not started in this time will not; recovery of a database takes longest. */
    private static final int START_SECONDS = 60;

    /** How long one part may take to end; after that the next is ended. */
    private static final int STOP_SECONDS = 5;

    /**
     * How long a node of several is unready before its port closes: who probes, does so oftener.
     */
    private static final long PROBE_MILLIS = 2_000;

    /** Something that ends a part. */
    private interface Stop {
        void run() throws Exception;
    }

    private record Part(String name, Stop stop) {}

    private final Settings settings;
    private final Deque<Part> started = new ArrayDeque<>();
    private final NodeId self = newNodeId();
    private boolean stopped;
    private volatile boolean draining;

    RunningNode(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts everything. What has started when one part fails is ended by {@link #stop}.
     *
     * @throws CommandRefused when the port is in use or cannot be opened
     */
    Ready start() {
        HostKey key = HostKey.readOrCreate(settings);
        Optional<ClusterStart> others = ClusterStart.of(settings);
        Scenarios scenarios = SettingFlags.scenarios(settings);
        Database database = Database.open(settings.database());
        started("database", database::close);
        Cluster cluster =
                others.isPresent()
                        ? await(others.get().on(self, database.dataSource()))
                        : Cluster.alone(self);
        started("cluster", () -> await(cluster.close(), STOP_SECONDS));
        GameNode games =
                await(
                        GameNode.start(
                                new GameNode.Parts(
                                        cluster,
                                        self,
                                        new EventLog(database.dataSource()),
                                        new GameMarks(database.dataSource()),
                                        new NodeTable(database.dataSource()),
                                        new PinnedContent(
                                                scenarios, new ContentTable(database.dataSource())),
                                        keeping(database),
                                        JoinAddresses.localBase(settings.bind(), settings.port()),
                                        ProgramVersion.number())));
        started("games", () -> await(games.close(), STOP_SECONDS));
        WebServer web = web(key, games, scenarios);
        String deployment = listen(cluster.vertx(), web);
        started("web", () -> await(cluster.vertx().undeploy(deployment), STOP_SECONDS));
        started("hand-over", () -> handOver(games));
        return Ready.of(self.value(), settings, web.port(), key);
    }

    /** Ends what has started, last first, each within a bounded time. Once. */
    synchronized void stop() {
        stopped = true;
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.stop().run();
            } catch (Exception failure) {
                LOG.warn("{} did not end well", part.name(), failure);
            }
        }
    }

    private synchronized void started(String name, Stop stop) {
        started.push(new Part(name, stop));
        if (stopped) {
            // The signal to stop came while this part was starting.
            stop();
            throw new CommandRefused("stopped while it was starting");
        }
    }

    private GameNode.Keeping keeping(Database database) {
        OptionalInt days = settings.retentionDays();
        return new GameNode.Keeping(
                new Erasures(database.dataSource()),
                new PracticeTable(database.dataSource()),
                new PracticeLinks(database.dataSource()),
                days.isEmpty() ? null : Duration.ofDays(days.getAsInt()));
    }

    /**
     * Who asks whether this node is ready learns that it is not, and has the time to learn it,
     * before its games go elsewhere; the port closes after that.
     */
    private void handOver(GameNode games) throws InterruptedException {
        draining = true;
        if (games.hasPeers()) {
            TimeUnit.MILLISECONDS.sleep(PROBE_MILLIS);
        }
        await(games.handOver(), STOP_SECONDS);
    }

    private WebServer web(HostKey key, GameNode games, Scenarios scenarios) {
        WebConfig config =
                new WebConfig(
                        settings.bind(),
                        settings.port(),
                        settings.publicUrls(),
                        address ->
                                settings.trustedProxies().stream()
                                        .anyMatch(network -> network.holds(address)),
                        key.value(),
                        self.value(),
                        ProgramVersion.number(),
                        WebLimits.standard());
        return new WebServer(
                config,
                games,
                games.practising(),
                () -> Future.succeededFuture(!draining && games.ready()),
                ScenarioList.json(scenarios),
                RunningNode.class.getClassLoader());
    }

    private String listen(Vertx vertx, WebServer web) {
        try {
            return await(WebServer.deploy(vertx, web));
        } catch (PartFailed failed) {
            if (failed.getCause() instanceof BindException busy) {
                throw new CommandRefused(
                        "--port %d: cannot listen on %s (%s); choose another port"
                                .formatted(settings.port(), settings.bind(), busy.getMessage()));
            }
            throw failed;
        }
    }

    /** A part did not start or end; the cause says why. */
    private static final class PartFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PartFailed(Throwable cause) {
            super(cause);
        }
    }

    private static <T> T await(Future<T> future) {
        return await(future, START_SECONDS);
    }

    private static <T> T await(Future<T> future, int seconds) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof StoreException known
                    ? known
                    : new PartFailed(cause == null ? failed : cause);
        } catch (TimeoutException late) {
            throw new PartFailed(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed(interrupted);
        }
    }

    private static NodeId newNodeId() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            host = "node";
        }
        return new NodeId(host + "-" + HexFormat.of().formatHex(random));
    }
}
