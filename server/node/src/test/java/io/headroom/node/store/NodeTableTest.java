package io.headroom.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class NodeTableTest {
    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private final NodeTable nodes = new NodeTable(DATABASE.dataSource());

    @BeforeEach
    void empty() throws SQLException {
        execute("DELETE FROM node");
    }

    @Test
    void heartbeat_first_makesTheNodeLive() {
        nodes.heartbeat(A, "10.0.0.1:5701");

        assertThat(nodes.nodes())
                .singleElement()
                .satisfies(
                        node -> {
                            assertThat(node.nodeId()).isEqualTo(A);
                            assertThat(node.address()).isEqualTo("10.0.0.1:5701");
                        });
    }

    @Test
    void heartbeat_again_keepsTheStartAndMovesTheBeat() {
        nodes.heartbeat(A, "old:1");
        NodeRow first = nodes.nodes().getFirst();

        nodes.heartbeat(A, "new:2");

        NodeRow second = nodes.nodes().getFirst();
        assertThat(second.startedAt()).isEqualTo(first.startedAt());
        assertThat(second.beatAt()).isAfter(first.beatAt());
        assertThat(second.address()).isEqualTo("new:2");
    }

    @Test
    void nodes_silentNode_isOldByTheDatabasesClock() throws SQLException {
        nodes.heartbeat(A, "a:1");
        nodes.heartbeat(B, "b:1");
        execute("UPDATE node SET beat_at = beat_at - interval '2 minutes' WHERE node_id = 'a'");

        assertThat(nodes.nodes())
                .satisfiesExactly(
                        a -> assertThat(a.ageMillis()).isBetween(120_000L, 180_000L),
                        b -> assertThat(b.ageMillis()).isBetween(0L, 60_000L));
    }

    @Test
    void heartbeat_sweepsOutNodesThatDiedLongAgo() throws SQLException {
        nodes.heartbeat(A, "a:1");
        execute("UPDATE node SET beat_at = beat_at - interval '2 days'");

        nodes.heartbeat(B, "b:1");

        assertThat(nodes.nodes()).extracting(NodeRow::nodeId).containsExactly(B);
    }

    @Test
    void heartbeat_ofNodeThatSleptLong_revivesIt() throws SQLException {
        nodes.heartbeat(A, "a:1");
        execute("UPDATE node SET beat_at = beat_at - interval '2 days'");

        nodes.heartbeat(A, "a:1");

        assertThat(nodes.nodes()).extracting(NodeRow::nodeId).containsExactly(A);
    }

    @Test
    void remove_node_isGoneAtOnce() {
        nodes.heartbeat(A, "a:1");

        nodes.remove(A);

        assertThat(nodes.nodes()).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
