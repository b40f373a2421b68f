package io.headroom.node.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Who lives. The database's clock decides, so nodes need not agree about the time. Thread-safe;
 * every call blocks.
 */
public final class NodeTable {
    /** Also sweeps out the rows of nodes that died long ago, so that the table stays small. */
    private static final String BEAT =
            """
            WITH swept AS (
              DELETE FROM node
              WHERE beat_at < clock_timestamp() - interval '1 day' AND node_id <> ?)
            INSERT INTO node (node_id, address) VALUES (?, ?)
            ON CONFLICT (node_id) DO UPDATE
              SET address = excluded.address, beat_at = clock_timestamp()
            """;

    private static final String NODES =
            """
            SELECT node_id, address, started_at, beat_at,
                   extract(epoch FROM clock_timestamp() - beat_at) * 1000
            FROM node ORDER BY started_at, node_id
            """;

    private final Statements statements;

    /** The table in the database behind these connections. */
    public NodeTable(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * A sign of life; the first one makes the row.
     *
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when the answer was lost; beat again
     */
    public void heartbeat(NodeId nodeId, String address) {
        statements.write(
                "write the heartbeat of node " + nodeId,
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(BEAT)) {
                        statement.setString(1, nodeId.value());
                        statement.setString(2, nodeId.value());
                        statement.setString(3, address);
                        return statement.executeUpdate();
                    }
                });
    }

    /** All nodes that have beaten and were not taken out, longest-living first. */
    public List<NodeRow> nodes() {
        return statements.read(
                "list the nodes",
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(NODES)) {
                        List<NodeRow> nodes = new ArrayList<>();
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                nodes.add(
                                        new NodeRow(
                                                new NodeId(row.getString(1)),
                                                row.getString(2),
                                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                                row.getLong(5)));
                            }
                        }
                        return nodes;
                    }
                });
    }

    /**
     * Takes a node out, at its clean stop.
     *
     * @throws UnableToWriteException when nothing changed
     * @throws UnknownOutcomeException when the answer was lost; the row grows old by itself
     */
    public void remove(NodeId nodeId) {
        statements.write(
                "remove node " + nodeId,
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement("DELETE FROM node WHERE node_id = ?")) {
                        statement.setString(1, nodeId.value());
                        return statement.executeUpdate();
                    }
                });
    }
}
