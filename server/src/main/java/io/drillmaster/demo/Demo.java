package io.drillmaster.demo;

import io.drillmaster.app.Application;
import io.drillmaster.app.BuildVersion;
import io.drillmaster.app.Settings;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Json;
import io.drillmaster.common.Secrets;
import io.drillmaster.demo.history.SampleHistory;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.TargetResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The main job on one machine with nothing prepared: two live drills with real clients, one with the stand-in detector
 * and one with the detector switched off, each to its post-mortem.
 */
public final class Demo {
    /** Account of the person who looks at the result; it knows of the drills, so it is an insider. */
    static final String LOGIN = "demo";

    private static final String BANNER =
            "A demonstration: the detector and the responder are stand-ins. Packages, clients, canary and webhook are real.";
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(30);

    /** An install takes some ten times as long as the client needs to say its version. */
    private static final int INSTALL_IN_STARTS = 15;

    private static final Duration LOOK_FOR_MARKERS = Duration.ofMillis(250);

    private final InstantSource clock;

    /** On this machine's clock. */
    public Demo(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs the demonstration.
     *
     * @param out for the person who watches
     * @param stay called once the drills are done, with a sentence that says how to look around; the pages go down when it
     *     returns
     * @return whether both drills were carried out and came out as they had to, and the history, where it is wanted, is in
     */
    public boolean run(Settings settings, Wish wish, PrintWriter out, Consumer<String> stay) {
        var progress = new Progress(out, clock);
        try {
            var scratch = Files.createTempDirectory("drillmaster-demo");
            try {
                return run(settings, wish, progress, scratch, stay);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demonstration cannot go on: " + e.getMessage(), e);
        }
    }

    private boolean run(Settings settings, Wish wish, Progress progress, Path scratch, Consumer<String> stay)
            throws IOException {
        progress.print("Drillmaster demonstration. Stand-ins: the detector and the responder; all else is real.");
        var clients = wish.drills() ? clients(progress, scratch) : List.<Client>of();
        if (wish.drills() && clients.isEmpty()) {
            progress.print("Neither pip nor npm is on this machine, so there is nothing to install the drill packages"
                    + " with. Install one: apt install python3-pip, or apt install npm.");
            return false;
        }
        progress.say("starting PostgreSQL and the server in " + settings.dataDirectory()
                + " (the first time takes some seconds longer)");
        var quick = settings.withMarkerPollInterval(LOOK_FOR_MARKERS);
        try (var application = Application.start(quick, BANNER, clock)) {
            progress.say("serving " + application.address());
            var password = Secrets.urlSafe().substring(0, 16);
            application.parts().identity().provision(LOGIN, "Demo visitor", Role.ADMINISTRATOR, password);
            if (wish.withHistory() && !history(application, progress)) {
                return false;
            }
            var results =
                    wish.drills() ? drills(application, clients, scratch, progress) : Map.<ExerciseId, Measurement>of();
            if (wish.json().isPresent()) {
                Files.writeString(wish.json().get(), json(application, clients, results));
                progress.say("wrote " + wish.json().get());
            }
            tell(application, clients, results, progress);
            progress.print("");
            stay.accept(
                    "Look around at " + application.address() + " as \"" + LOGIN + "\" with the password " + password);
            return !wish.drills() || asExpected(results);
        }
    }

    /** Never beside what an organisation did itself: whoever reads such a list must be able to trust it. */
    private boolean history(Application application, Progress progress) {
        var samples = application.parts().samples();
        var real = samples.realOnesNotBy(LOGIN);
        if (real > 0) {
            progress.print("This database has " + real + " exercises that were not planned by the demonstration, so no"
                    + " sample history is loaded into it. Choose another directory with --data-dir.");
            return false;
        }
        if (samples.count() > 0) {
            progress.say("the sample history is there already: " + samples.count() + " exercises");
            return true;
        }
        progress.say("loading 18 months of sample exercises; each is marked as a sample");
        var parts = application.parts();
        var count = new SampleHistory(parts.plans(), parts.evidence(), clock)
                .load((done, all) -> progress.say("sample history: " + done + " of " + all + " exercises"));
        progress.say("the sample history is in: " + count
                + " exercises; the list of exercises has a button that removes" + " them");
        return true;
    }

    private static List<Client> clients(Progress progress, Path scratch) {
        var clients = new ArrayList<Client>();
        for (var ecosystem : Client.KNOWN) {
            Client.find(ecosystem, scratch)
                    .ifPresentOrElse(
                            client -> {
                                clients.add(client);
                                progress.say("found " + client.name() + " " + client.version());
                            },
                            () -> progress.say("no client for " + ecosystem.title()
                                    + " on this machine: its package is published and not installed"));
        }
        return clients;
    }

    private Map<ExerciseId, Measurement> drills(
            Application application, List<Client> clients, Path scratch, Progress progress) throws IOException {
        var parts = application.parts();
        var responder = new StandInResponder(application.address());
        var password = Secrets.urlSafe();
        parts.identity().provision(StandInResponder.LOGIN, "Stand-in responder", Role.MEMBER, password);
        responder.signIn(password);
        var hook = hook(application);

        var window = window(clients);
        var run = new DrillRun(parts, application.address(), progress, clock);
        var detected = run.begin("Demo: detector on", window, clients, scratch, Optional.of(hook), responder);
        var undetected = run.begin("Demo: detector off", window, clients, scratch, Optional.empty(), responder);
        Map<ExerciseId, Measurement> results = new LinkedHashMap<>();
        for (var id : List.of(detected, undetected)) {
            results.put(id, run.finish(id));
            acceptSuggestions(application, id);
        }
        responder.writeReview(
                detected,
                "went-well",
                "The rule for drill markers named the file, so the alert was tied to the drill at once."
                        + "\n\n(Written by the stand-in responder of the demonstration.)");
        responder.writeReview(
                undetected,
                "made-hard",
                "No signal exists when the detector is off: nothing else on this machine looks at what install scripts"
                        + " do.\n\n(Written by the stand-in responder of the demonstration.)");
        return results;
    }

    /** On a slow machine the installs, which begin as the window opens, must still fit into it. */
    private static Duration window(List<Client> clients) {
        var installs = clients.stream()
                .map(client -> client.startsIn().multipliedBy(INSTALL_IN_STARTS))
                .reduce(Duration.ZERO, Duration::plus);
        var whole = Duration.ofSeconds(installs.toSeconds());
        return whole.compareTo(SHORTEST_WINDOW) > 0 ? whole : SHORTEST_WINDOW;
    }

    /** One hook for the stand-in, however often the demonstration was run on the same data. */
    private static URI hook(Application application) {
        var sources = application.parts().alertSources();
        return sources.all().stream()
                .filter(source -> source.standIn())
                .findFirst()
                .map(source -> sources.rotate(source.id()))
                .orElseGet(() -> sources.create("falco", "Stand-in detector of the demonstration", true, LOGIN))
                .address()
                .url();
    }

    private static void acceptSuggestions(Application application, ExerciseId id) {
        var gaps = application.parts().gaps();
        gaps.suggested(id).forEach(gap -> {
            var accepted = gaps.accept(gap.id(), LOGIN);
            assert accepted.status() == GapStatus.OPEN;
        });
    }

    private static int gaps(Application application, ExerciseId id) {
        return application.parts().gaps().list(GapFilter.ACCEPTED.in(id)).size();
    }

    private static String json(Application application, List<Client> clients, Map<ExerciseId, Measurement> results) {
        var exercises = new ArrayList<Map<String, @Nullable Object>>();
        results.forEach((id, measurement) -> exercises.add(DemoReport.exercise(
                id,
                application.parts().plans().find(id).orElseThrow().plan().scenarioId(),
                measurement,
                reviewUrl(application, id),
                gaps(application, id))));
        return Json.mapper()
                        .valueToTree(DemoReport.document(BuildVersion.current(), clients, exercises))
                        .toPrettyString()
                + "\n";
    }

    private static void tell(
            Application application, List<Client> clients, Map<ExerciseId, Measurement> results, Progress progress) {
        progress.print("");
        results.forEach((id, measurement) -> {
            progress.print(id + "  " + measurement.outcome().title());
            for (var target : measurement.targets()) {
                progress.print("    " + words(application, id, clients, target) + ": " + target.explanation());
            }
            progress.print("    TTD " + DemoWords.elapsed(measurement.ttd()) + ", TTR "
                    + DemoWords.elapsed(measurement.ttr()) + ", "
                    + measurement.installs().size()
                    + " executions, " + measurement.countedAlerts() + " alerts, " + gaps(application, id) + " gaps");
            progress.print("    " + reviewUrl(application, id));
        });
    }

    /** Package and client, as in {@code pytorch-utilz 0.0.1 with pip 23.2.1}. */
    private static String words(Application application, ExerciseId id, List<Client> clients, TargetResult result) {
        var plan = application.parts().plans().find(id).orElseThrow().plan();
        var target = plan.target(result.token()).orElseThrow();
        return target.packageName() + " " + target.packageVersion()
                + clients.stream()
                        .filter(client -> client.ecosystem() == target.ecosystem())
                        .findFirst()
                        .map(client -> " with " + client.name() + " " + client.version())
                        .orElse(" without a client");
    }

    private static String reviewUrl(Application application, ExerciseId id) {
        return application.address() + "/exercises/" + id + "/review";
    }

    /** With npm 12 alone nothing executes, and that is a right result too. */
    private static boolean asExpected(Map<ExerciseId, Measurement> results) {
        var outcomes = results.values().stream().map(Measurement::outcome).toList();
        return outcomes.equals(List.of(Outcome.DETECTED, Outcome.NOT_DETECTED))
                || outcomes.equals(List.of(Outcome.PREVENTED_SILENT, Outcome.PREVENTED_SILENT));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
