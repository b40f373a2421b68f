package io.headroom.node.store;

import io.headroom.node.settings.ClusterSecret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * The secret of a cluster that was given none: whoever may read the record may join its nodes.
 * Thread-safe; every call blocks.
 */
public final class ClusterSecretTable {
    private static final String CREATE =
            "INSERT INTO cluster_secret (secret) VALUES (?) ON CONFLICT DO NOTHING";

    private final Statements statements;

    /** The table in the database behind these connections. */
    public ClusterSecretTable(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * The secret; of several nodes that ask for the first time at once, one makes it and all have
     * that one.
     *
     * @throws StoreException when there is no answer
     */
    public ClusterSecret readOrCreate() {
        return read().orElseGet(
                        () -> {
                            statements.write("keep a secret for the cluster", this::create);
                            return read().orElseThrow();
                        });
    }

    /**
     * The secret; empty when no node of a cluster has ever started with this database.
     *
     * @throws UnableToReadException when there is no answer
     */
    public Optional<ClusterSecret> read() {
        return statements.read(
                "read the secret of the cluster",
                connection -> {
                    try (PreparedStatement statement =
                                    connection.prepareStatement(
                                            "SELECT secret FROM cluster_secret");
                            ResultSet row = statement.executeQuery()) {
                        return row.next()
                                ? Optional.of(new ClusterSecret(row.getString(1)))
                                : Optional.empty();
                    }
                });
    }

    private int create(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
            statement.setString(1, ClusterSecret.random().value());
            return statement.executeUpdate();
        }
    }
}
