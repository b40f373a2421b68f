package io.headroom.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Where the record is kept. */
public sealed interface DatabaseSettings {
    /**
     * In a PostgreSQL that this program runs itself.
     *
     * @param dataFolder where its data live
     */
    record Embedded(Path dataFolder) implements DatabaseSettings {}

    /**
     * In somebody else's PostgreSQL.
     *
     * @param jdbcUrl {@code jdbc:postgresql://…}
     * @param user empty when the URL or the driver says it
     * @param passwordFile empty when none is needed
     */
    record External(String jdbcUrl, Optional<String> user, Optional<Path> passwordFile)
            implements DatabaseSettings {}
}
