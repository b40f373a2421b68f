package io.headroom.node.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;

import java.util.Arrays;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * The tables of the record. They are brought up to date, forward only; those that a newer program
 * has changed are left alone, since this one does not know what they mean.
 */
final class Schema {
    private final Flyway flyway;
    private final String where;

    /**
     * The tables of a database.
     *
     * @param where what it is called in messages
     */
    Schema(DataSource database, String where) {
        flyway =
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:migrations")
                        // By itself it takes no notice of what is newer than it.
                        .ignoreMigrationPatterns(new String[0])
                        .load();
        this.where = where;
    }

    /**
     * Brings them up to date. Of several nodes that start at once, one does it and the others wait.
     *
     * @throws UnableToOpenDatabaseException when a newer program has changed them
     */
    void migrate() {
        try {
            flyway.migrate();
        } catch (FlywayValidateException differs) {
            refuseNewer();
            throw differs;
        }
    }

    /**
     * Looks at their version.
     *
     * @throws UnableToOpenDatabaseException when a newer program has changed them
     */
    void refuseNewer() {
        Optional<MigrationVersion> known =
                newest(
                        Arrays.stream(flyway.info().all())
                                .filter(migration -> migration.getState().isResolved())
                                .toArray(MigrationInfo[]::new));
        Optional<MigrationVersion> applied = newest(flyway.info().applied());
        if (applied.isPresent() && (known.isEmpty() || applied.get().compareTo(known.get()) > 0)) {
            throw new UnableToOpenDatabaseException(
                    ("The tables in %s are of version %s; this program knows them up to version"
                                    + " %s. Use the Headroom that made them, or a newer one.")
                            .formatted(
                                    where,
                                    applied.get(),
                                    known.map(MigrationVersion::toString).orElse("none")),
                    null);
        }
    }

    /**
     * Looks at their version, for who writes to them without bringing them up to date.
     *
     * @throws UnableToOpenDatabaseException when they are older than this program
     */
    void refuseOlder() {
        if (flyway.info().pending().length > 0) {
            throw new UnableToOpenDatabaseException(
                    ("The tables in %s are of an older program. Start this one's server on them"
                                    + " once, which brings them up to date.")
                            .formatted(where),
                    null);
        }
    }

    private static Optional<MigrationVersion> newest(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .filter(MigrationInfo::isVersioned)
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
    }
}
