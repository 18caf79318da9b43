package io.drillmaster.doctor;

import io.drillmaster.app.Settings;
import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Optional;

/** Where the server's PostgreSQL is to be found, the embedded one included. */
final class DatabasePlace {
    private final Optional<DatabaseAddress> own;
    private final Path directory;

    DatabasePlace(Settings settings) {
        this.own = settings.database();
        this.directory = settings.embeddedDatabaseDirectory();
    }

    /** Whether it is the embedded one. */
    boolean isEmbedded() {
        return own.isEmpty();
    }

    /** The embedded one's directory. */
    Path directory() {
        return directory.toAbsolutePath().normalize();
    }

    /** Whether a Drillmaster has the embedded one's directory now. */
    boolean isInUse() {
        return EmbeddedDatabase.isInUse(directory);
    }

    /** How to connect; empty when there is an embedded one that was never started. */
    Optional<DatabaseAddress> address() {
        return own.or(() -> Optional.of(EmbeddedDatabase.lastKnown(directory))
                .filter(known -> !known.url().isEmpty()));
    }
}
