package io.drillmaster.app;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.db.TestDatabase;
import io.drillmaster.exercise.NewExercise;
import io.drillmaster.identity.Role;
import io.drillmaster.plan.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * The whole program for a test: on a database of its own, free ports of the loopback, and a directory that goes when it
 * is closed. Drill packages ask its canary directly, and it watches for their markers in {@link #markers}.
 *
 * <pre>{@code
 * private static final ApplicationFixture DRILLMASTER = ApplicationFixture.start();
 *
 * @AfterAll
 * static void stop() { DRILLMASTER.close(); }
 * }</pre>
 */
public final class ApplicationFixture implements AutoCloseable {
    /** Password of every account that {@link #account} makes. */
    public static final String PASSWORD = "three unrelated words";

    private final TestDatabase database;
    private final Path directory;
    private final Application application;
    private final AtomicInteger another = new AtomicInteger();

    private ApplicationFixture(TestDatabase database, Path directory, Application application) {
        this.database = database;
        this.directory = directory;
        this.application = application;
    }

    /** Starts one on the machine's clock. */
    public static ApplicationFixture start() {
        return start(Map.of(), Clock.systemUTC());
    }

    /**
     * Starts one.
     *
     * @param more settings beside those of the fixture, by name; they win
     */
    public static ApplicationFixture start(Map<String, String> more, InstantSource clock) {
        var database = TestDatabase.fresh();
        var directory = temporaryDirectory();
        var values = values(database, directory);
        values.putAll(more);
        return new ApplicationFixture(database, directory, Application.start(Settings.of(values), null, clock));
    }

    /** Another server on the same database, with a directory of its own; the caller closes it first. */
    public Application anotherServer(InstantSource clock) {
        var values = values(database, directory);
        values.put(
                "data-dir",
                directory.resolve("another-" + another.incrementAndGet()).toString());
        return Application.start(Settings.of(values), null, clock);
    }

    private static Map<String, String> values(TestDatabase database, Path directory) {
        var values = new HashMap<String, String>();
        var address = database.database().address();
        values.put("db.url", address.url());
        values.put("db.user", address.user());
        values.put("db.password", address.password());
        values.put("http.port", "0");
        values.put("data-dir", directory.resolve("data").toString());
        values.put("dns.port", "0");
        values.put("dns.route", "direct");
        values.put("markers.directory", directory.resolve("markers").toString());
        values.put("markers.watch-local", "true");
        values.put("drill.scope", "*");
        values.put("contact", "the test's security team");
        return values;
    }

    /** The running program. */
    public Application application() {
        return application;
    }

    /** Its parts, for what a test does past the pages. */
    public Application.Parts parts() {
        return application.parts();
    }

    /** Its database, for histories too long to be lived through. */
    public Jdbi jdbi() {
        return database.database().jdbi();
    }

    /** Address of its pages, without a slash at the end. */
    public URI address() {
        return application.address();
    }

    /** Where drill packages leave their markers. */
    public Path markers() {
        return directory.resolve("markers");
    }

    /** Makes an account, or gives the one there is this role; its password is {@link #PASSWORD}. */
    public void account(String login, Role role) {
        parts().identity().provision(login, login, role, PASSWORD);
    }

    /** Plans an exercise of the scenario for a window of this length; {@link #open} starts it. */
    public ExerciseId plan(String scenario, Duration window) {
        return parts().planner()
                .plan(
                        new NewExercise(
                                scenario,
                                "Exercise of " + scenario,
                                Optional.empty(),
                                Optional.of(window),
                                Set.of(),
                                Optional.empty(),
                                List.of(Exercise.ANYWHERE),
                                Optional.empty(),
                                Optional.empty(),
                                ""),
                        "planner");
    }

    /** Plans an exercise and publishes its packages. */
    public Exercise open(String scenario, Duration window) {
        var id = plan(scenario, window);
        parts().conductor().open(id);
        return parts().plans().find(id).orElseThrow();
    }

    @Override
    public void close() {
        application.close();
        database.close();
        delete(directory);
    }

    private static Path temporaryDirectory() {
        try {
            var directory = Files.createTempDirectory("drillmaster-test");
            Files.createDirectory(directory.resolve("markers"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the test's directory cannot be removed", e);
        }
    }
}
