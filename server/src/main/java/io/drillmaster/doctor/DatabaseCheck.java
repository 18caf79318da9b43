package io.drillmaster.doctor;

import io.drillmaster.db.DatabaseAddress;
import io.drillmaster.db.DatabaseException;
import io.drillmaster.db.DatabaseLook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Whether PostgreSQL answers, is new enough, has the schema of this program, commits quickly and keeps our time. */
final class DatabaseCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMillis(20);
    private static final int OLDEST = 15;

    private final DatabasePlace place;
    private final InstantSource clock;

    DatabaseCheck(DatabasePlace place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "database";
    }

    @Override
    public String title() {
        return "Database";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Finding> run() {
        var address = place.address();
        if (address.isEmpty()) {
            return List.of(Finding.skipped("The embedded PostgreSQL in " + place.directory()
                    + " does not exist yet; the first start makes it."));
        }
        try (var look = DatabaseLook.at(address.get(), PATIENCE, clock)) {
            var findings = new ArrayList<Finding>();
            findings.add(there(address.get(), look.version()));
            if (place.isEmbedded() && !place.isInUse()) {
                findings.add(Finding.warn(
                        "No Drillmaster has it in use: a killed one left it running.",
                        "Start the server; it stops this PostgreSQL and starts its own."));
            }
            findings.add(schema(look.schema()));
            findings.add(commit(look.commit()));
            findings.add(clock(look.clock()));
            return findings;
        } catch (DatabaseException e) {
            return List.of(away(address.get(), e));
        }
    }

    private Finding away(DatabaseAddress address, DatabaseException failure) {
        if (!place.isEmbedded()) {
            return Finding.fail(
                    "PostgreSQL at " + address + " cannot be used: " + failure.getMessage(),
                    "See that it runs, that this machine may reach it, and that db.url, db.user and db.password are"
                            + " right.");
        }
        return place.isInUse()
                ? Finding.fail(
                        "A Drillmaster has " + place.directory() + " in use, but its PostgreSQL does not answer: "
                                + failure.getMessage(),
                        "If it is not just starting, look at its log and restart it.")
                : Finding.skipped("The embedded PostgreSQL does not run, because no server does. Start the server, then"
                        + " run the doctor again.");
    }

    private Finding there(DatabaseAddress address, DatabaseLook.Version version) {
        var words = (place.isEmbedded() ? "The embedded PostgreSQL " : "PostgreSQL ") + version.words() + " answers at "
                + address;
        return version.major() < OLDEST
                ? Finding.fail(words + ", which is too old.", "Upgrade it to PostgreSQL " + OLDEST + " or newer.")
                : Finding.ok(words + ".");
    }

    private static Finding schema(DatabaseLook.Schema schema) {
        if (!schema.troubled().isEmpty()) {
            return Finding.fail(
                    "The schema does not fit this program: migrations " + String.join(", ", schema.troubled())
                            + " failed, were changed, or belong to a newer Drillmaster.",
                    "Run the version of Drillmaster that made it, or restore a backup.");
        }
        return schema.pending().isEmpty()
                ? Finding.ok("The schema is up to date (" + schema.applied() + " migrations).")
                : Finding.warn(
                        "The schema lacks migrations " + String.join(", ", schema.pending()) + ".",
                        "Start this version of the server, which makes them; take a backup before.");
    }

    private static Finding commit(Duration took) {
        var words = "A commit takes " + Millis.of(took);
        return took.compareTo(SLOW) > 0
                ? Finding.warn(words + ".", "Use a quicker disk for PostgreSQL, or one nearer to this server.")
                : Finding.ok(words + ".");
    }

    private static Finding clock(DatabaseLook.ClockDifference difference) {
        return ClockLimits.judge("PostgreSQL's clock", difference.ahead(), difference.error());
    }
}
