package io.headroom.node.live;

import io.headroom.content.mission.Scenarios;
import io.headroom.node.cluster.Cluster;
import io.headroom.node.cluster.ClusterSettings;
import io.headroom.node.games.Games;
import io.headroom.node.games.Practising;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.store.ClusterSecretTable;
import io.headroom.node.store.ContentTable;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.GameMarks;
import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeTable;
import io.headroom.node.store.PracticeLinks;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.TestDatabase;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

/** A real node on a real database, without the web side. */
final class TestNode implements AutoCloseable {
    static final Scenarios SCENARIOS = Scenarios.bundled();

    /** The same, to replay a game with. */
    static final PinnedContent CONTENT = new PinnedContent(SCENARIOS, null);

    private final Cluster cluster;
    private final GameNode node;

    private TestNode(Cluster cluster, GameNode node) {
        this.cluster = cluster;
        this.node = node;
    }

    /** A node without a cluster. */
    static TestNode alone(TestDatabase database, String name) {
        return start(database.dataSource(), name, null);
    }

    /** A node without a cluster, with content of its own. */
    static TestNode alone(TestDatabase database, String name, Scenarios scenarios) {
        return start(database.dataSource(), name, null, scenarios);
    }

    /** A node, of a cluster when there are settings. */
    static TestNode start(DataSource database, String name, @Nullable ClusterSettings settings) {
        return start(database, name, settings, SCENARIOS);
    }

    private static TestNode start(
            DataSource database,
            String name,
            @Nullable ClusterSettings settings,
            Scenarios scenarios) {
        NodeId self = new NodeId(name);
        Cluster cluster =
                settings == null
                        ? Cluster.alone(self)
                        : result(Cluster.start(self, settings, secret(database)));
        GameNode.Parts parts =
                new GameNode.Parts(
                        cluster,
                        self,
                        new EventLog(database),
                        new GameMarks(database),
                        new NodeTable(database),
                        new PinnedContent(scenarios, new ContentTable(database)),
                        new GameNode.Keeping(
                                new Erasures(database),
                                new PracticeTable(database),
                                new PracticeLinks(database),
                                null),
                        "http://" + name,
                        "test");
        return new TestNode(cluster, result(GameNode.start(parts)));
    }

    /** Whether a probe would find it ready. */
    boolean ready() {
        return node.ready();
    }

    private static ClusterSecret secret(DataSource database) {
        return new ClusterSecretTable(database).readOrCreate();
    }

    /** What the web side sees. */
    Games games() {
        return node;
    }

    /** What the web side sees of games that are over. */
    Practising practising() {
        return node.practising();
    }

    /** Stops without draining anything, as a process that dies. */
    void vanish() {
        result(cluster.close());
    }

    /** Stops as a node does that is asked to. */
    @Override
    public void close() {
        result(node.close());
        result(cluster.close());
    }

    /** Waits for something that must come. */
    static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException("nothing came", late);
        }
    }
}
