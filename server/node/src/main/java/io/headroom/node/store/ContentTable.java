package io.headroom.node.store;

import io.headroom.content.document.FileSet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * The content that games pin, each file once by its hash: what decides the bits of a game for ever,
 * and the texts that were last used with it. Thread-safe; every call blocks.
 *
 * <p>A set is written in one statement after all of its files, so it is there whole or not at all.
 */
public final class ContentTable {
    private static final String PRESENT = "SELECT hash FROM content_file WHERE hash = ANY (?)";

    private static final String KEEP_FILE =
            "INSERT INTO content_file (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private static final String KEEP_SET =
            """
            INSERT INTO content_set (hash, path, file_hash)
            SELECT ?, file.path, file.hash FROM unnest(?::text[], ?::text[]) AS file (path, hash)
            ON CONFLICT DO NOTHING
            """;

    private static final String KEEP_TEXTS =
            """
            INSERT INTO content_texts (content_hash, texts_hash) VALUES (?, ?)
            ON CONFLICT (content_hash) DO UPDATE
              SET texts_hash = excluded.texts_hash, kept_at = clock_timestamp()
              WHERE content_texts.texts_hash <> excluded.texts_hash
            """;

    private static final String THERE = "SELECT to_regclass('content_set') IS NOT NULL";

    private static final String READ =
            """
            SELECT content_set.path, content_file.bytes
            FROM content_set JOIN content_file ON content_file.hash = content_set.file_hash
            WHERE content_set.hash = ?
            """;

    private static final String TEXTS =
            "SELECT texts_hash FROM content_texts WHERE content_hash = ?";

    private final Statements statements;

    /** The content in the database behind these connections. */
    public ContentTable(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * Keeps a content; what is there already is not sent again.
     *
     * @param deciding the files that decide a bit
     * @param texts those that people read; they take the place of the texts kept before
     * @throws StoreException when it may not be kept
     */
    public void keep(FileSet deciding, FileSet texts) {
        keep(deciding);
        keep(texts);
        statements.write(
                "keep the texts of content " + deciding.hash(),
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(KEEP_TEXTS)) {
                        statement.setString(1, deciding.hash());
                        statement.setString(2, texts.hash());
                        return statement.executeUpdate();
                    }
                });
    }

    /**
     * The files with a hash; empty when nobody has kept them, as in a database that no program has
     * brought up to date.
     */
    public Optional<FileSet> find(String hash) {
        return statements.read(
                "read content " + hash,
                connection -> {
                    if (!isThere(connection)) {
                        return Optional.empty();
                    }
                    try (PreparedStatement statement = connection.prepareStatement(READ)) {
                        statement.setString(1, hash);
                        SortedMap<String, byte[]> files = new TreeMap<>();
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                files.put(row.getString(1), row.getBytes(2));
                            }
                        }
                        return files.isEmpty() ? Optional.empty() : Optional.of(new FileSet(files));
                    }
                });
    }

    /** The texts last used with a content, by its hash; empty when there are none. */
    public Optional<FileSet> textsOf(String contentHash) {
        Optional<String> hash =
                statements.read(
                        "read the texts of content " + contentHash,
                        connection -> {
                            try (PreparedStatement statement = connection.prepareStatement(TEXTS)) {
                                statement.setString(1, contentHash);
                                try (ResultSet row = statement.executeQuery()) {
                                    return row.next()
                                            ? Optional.of(row.getString(1))
                                            : Optional.empty();
                                }
                            }
                        });
        return hash.flatMap(this::find);
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(THERE);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void keep(FileSet set) {
        Map<String, byte[]> byHash = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        set.files()
                .forEach(
                        (path, bytes) -> {
                            String hash = FileSet.hashOf(bytes);
                            hashes.put(path, hash);
                            byHash.put(hash, bytes);
                        });
        byHash.keySet().removeAll(present(byHash.keySet()));
        byHash.forEach(this::keepFile);
        statements.write(
                "keep content " + set.hash(),
                connection -> {
                    Array paths = texts(connection, hashes.keySet());
                    Array files = texts(connection, hashes.values());
                    try (PreparedStatement statement = connection.prepareStatement(KEEP_SET)) {
                        statement.setString(1, set.hash());
                        statement.setArray(2, paths);
                        statement.setArray(3, files);
                        return statement.executeUpdate();
                    }
                });
    }

    private Set<String> present(Set<String> hashes) {
        return statements.read(
                "look for files of content",
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
                        statement.setArray(1, texts(connection, hashes));
                        Set<String> present = new HashSet<>();
                        try (ResultSet row = statement.executeQuery()) {
                            while (row.next()) {
                                present.add(row.getString(1));
                            }
                        }
                        return present;
                    }
                });
    }

    private void keepFile(String hash, byte[] bytes) {
        statements.write(
                "keep file " + hash,
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(KEEP_FILE)) {
                        statement.setString(1, hash);
                        statement.setBytes(2, bytes);
                        return statement.executeUpdate();
                    }
                });
    }

    private static Array texts(Connection connection, Collection<String> texts)
            throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
