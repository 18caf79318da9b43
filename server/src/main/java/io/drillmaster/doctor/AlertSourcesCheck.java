package io.drillmaster.doctor;

import io.drillmaster.alert.AlertSourceService;
import io.drillmaster.alert.RegisteredSource;
import io.drillmaster.alert.source.AlertSources;
import io.drillmaster.db.DatabaseException;
import io.drillmaster.db.DatabaseLook;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/** Which alert sources were set up, and whether anything ever came from them. */
final class AlertSourcesCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final DatabasePlace place;
    private final URI server;
    private final InstantSource clock;

    AlertSourcesCheck(DatabasePlace place, URI server, InstantSource clock) {
        this.place = place;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "alert-sources";
    }

    @Override
    public String title() {
        return "Alert sources";
    }

    @Override
    public List<Finding> run() {
        var address = place.address();
        if (address.isEmpty()) {
            return List.of(Finding.skipped("There is no database yet that could have any."));
        }
        try (var look = DatabaseLook.at(address.get(), PATIENCE, clock);
                var sources = new AlertSourceService(look.jdbi(), AlertSources.ALL, server, clock)) {
            return found(sources.all());
        } catch (DatabaseException | JdbiException e) {
            return List.of(Finding.skipped("They are in the database, which cannot be read now."));
        }
    }

    private List<Finding> found(List<RegisteredSource> all) {
        return all.isEmpty()
                ? List.of(Finding.warn(
                        "None is set up: no drill can be detected by a tool.",
                        "Set one up at " + server + "/alert-sources."))
                : all.stream().map(this::judged).toList();
    }

    private Finding judged(RegisteredSource source) {
        var who = source.name() + " (" + source.kind() + (source.standIn() ? ", a stand-in" : "") + ")";
        if (source.lastSeen().isEmpty()) {
            return Finding.warn(who + " was never seen.", test(source.kind()));
        }
        var age = Duration.between(source.lastSeen().get(), clock.instant());
        return age.compareTo(LONG_AGO) > 0
                ? Finding.warn(who + " was last seen " + age.toDays() + " days ago.", test(source.kind()))
                : Finding.ok(who + " was last seen at " + source.lastSeen().get() + ".");
    }

    private static String test(String kind) {
        return switch (kind) {
            case "github" -> "In the webhook's settings at GitHub, let \"Recent Deliveries\" send one again.";
            case "gitlab" -> "In the webhook's settings at GitLab, press \"Test\".";
            case "jenkins", "circleci", "buildkite", "azure-devops" -> "Run a job that it is to tell of.";
            case "falco" ->
                "On a machine with Falco, touch a file named as a marker: touch"
                        + " /tmp/security-drill-aaaaaaaaaaaaaaaaaaaa.txt, and look at Falco's log when nothing comes.";
            default ->
                "Send a test to its address: curl --fail-with-body ADDRESS -H 'Content-Type: application/json' -d"
                        + " '{\"rule\": \"Test\", \"kind\": \"warned\"}'.";
        };
    }
}
