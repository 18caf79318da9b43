package io.drillmaster.demo;

import io.drillmaster.app.Application;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.evidence.Fact;
import io.drillmaster.exercise.NewExercise;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** One live drill from plan to post-mortem. */
final class DrillRun {
    private static final String SCENARIO = "SC-DEMO";
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(15);
    private static final Duration REACTION = Duration.ofSeconds(2);
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Application.Parts parts;
    private final URI server;
    private final Progress progress;
    private final InstantSource clock;

    DrillRun(Application.Parts parts, URI server, Progress progress, InstantSource clock) {
        this.parts = parts;
        this.server = server;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Plans, publishes, installs, and lets the stand-ins do their part.
     *
     * @param detectorHook where the stand-in detector posts; empty: it is switched off
     * @return the exercise, whose window is still open
     */
    ExerciseId begin(
            String title,
            Duration window,
            List<Client> clients,
            Path scratch,
            Optional<URI> detectorHook,
            StandInResponder responder)
            throws IOException {
        var id = parts.planner()
                .plan(
                        new NewExercise(
                                SCENARIO,
                                title,
                                Optional.empty(),
                                Optional.of(window),
                                Set.of(Demo.LOGIN),
                                Optional.empty(),
                                List.of(Exercise.ANYWHERE), // only this machine reaches the demonstration's registry
                                Optional.empty(),
                                Optional.empty(),
                                "Installed by the machine's own clients. Stand-ins: the detector"
                                        + (detectorHook.isPresent() ? "" : " (switched off)") + " and the responder."),
                        Demo.LOGIN);
        parts.conductor().open(id);
        var exercise = exercise(id);
        progress.say(id + " \"" + title + "\" is open for " + window.toSeconds() + " s; its packages are published");
        try (var detector = detectorHook
                .map(hook -> new StandInDetector(hook, exercise.plan().targets(), clock))
                .orElse(null)) {
            // Like a person: at the first alert, whatever else is still being installed.
            var nothingRan = new AtomicBoolean();
            var responding = detector == null
                    ? CompletableFuture.<Void>completedFuture(null)
                    : CompletableFuture.runAsync(() -> respond(exercise, responder, nothingRan));
            install(exercise, clients, scratch);
            awaitEvidence(exercise);
            nothingRan.set(parts.verdicts().now(id).execution().isEmpty());
            responding.join();
            if (detector == null) {
                progress.say(id + " the detector is switched off: nobody will be told");
            } else {
                awaitAlerts(id);
            }
        } finally {
            removeMarkers(exercise);
        }
        return id;
    }

    /** Waits for the end of the window, the verdict and the clean-up. */
    Measurement finish(ExerciseId id) {
        var end = exercise(id).plan().window().closesAt();
        var left = Duration.between(clock.instant(), end);
        if (!left.isNegative()) {
            progress.say(id + " waiting for its window to close, in " + (left.toSeconds() + 1) + " s");
        }
        var closed = Waiting.until(
                left.plus(SETTLING),
                () -> exercise(id),
                exercise -> exercise.state() == ExerciseState.CLOSED
                        && exercise.tornDownAt().isPresent());
        if (closed.isEmpty()) {
            throw new IllegalStateException(id + " did not close in time");
        }
        return parts.verdicts().measureAgain(id);
    }

    private void install(Exercise exercise, List<Client> clients, Path scratch) throws IOException {
        var installer = new Installer(scratch, server, parts.inbox(), clock);
        for (var target : exercise.plan().targets()) {
            var client = clients.stream()
                    .filter(candidate -> candidate.ecosystem() == target.ecosystem())
                    .findFirst();
            if (client.isEmpty()) {
                continue;
            }
            var what = target.packageName() + " " + target.packageVersion();
            progress.say(exercise.plan().id() + " " + client.get().name() + " installs " + what);
            var report = installer.install(exercise.plan().id(), target, client.get());
            progress.say(exercise.plan().id() + " " + report.client() + ": " + report.note());
        }
    }

    /** Until every script that ran was seen by the marker check and by the canary, or is not going to be. */
    private void awaitEvidence(Exercise exercise) {
        var id = exercise.plan().id();
        var seen = Waiting.until(
                SEEN_WITHIN,
                () -> parts.evidence().of(id),
                rows -> exercise.plan().targets().stream().allMatch(target -> {
                    var own = rows.stream()
                            .filter(row ->
                                    row.token().filter(target.token()::equals).isPresent())
                            .map(io.drillmaster.evidence.Evidence::fact)
                            .toList();
                    var blocked = own.stream()
                            .anyMatch(fact -> fact instanceof Fact.InstallReported report
                                    && (report.scriptsBlocked() || report.exitCode() != 0));
                    var installed = own.stream().anyMatch(Fact.InstallReported.class::isInstance);
                    return !installed
                            || blocked
                            || (own.stream().anyMatch(Fact.MarkerPresent.class::isInstance)
                                    && own.stream().anyMatch(Fact.DnsLookedUp.class::isInstance));
                }));
        progress.say(
                seen.isPresent()
                        ? id + " the marker check and the canary saw what ran"
                        : id + " not everything that was installed was seen to run");
    }

    /** Until every script that ran has its alert: the detector must not be closed before it has spoken. */
    private void awaitAlerts(ExerciseId id) {
        var told = Waiting.until(
                SEEN_WITHIN,
                () -> parts.verdicts().now(id),
                measurement ->
                        measurement.targets().stream().noneMatch(target -> target.ttd() instanceof Elapsed.Censored));
        if (told.isEmpty()) {
            progress.say(id + " not every script that ran was told of");
        }
    }

    private void respond(Exercise exercise, StandInResponder responder, AtomicBoolean nothingRan) {
        var id = exercise.plan().id();
        progress.say(id + " the stand-in responder waits for an alert of the stand-in detector");
        Predicate<Measurement> detected = measurement -> measurement.detection().isPresent();
        Predicate<Measurement> decided = detected.or(measurement -> nothingRan.get());
        var patience =
                Duration.between(clock.instant(), exercise.plan().window().closesAt());
        var told = Waiting.until(patience, () -> parts.verdicts().now(id), decided);
        if (told.filter(detected).isEmpty()) {
            progress.say(id + " no alert came");
            return;
        }
        Waiting.pause(REACTION); // a person needs a moment too
        try {
            responder.investigate(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.say(id + " the stand-in responder pressed \"I am investigating\"");
    }

    private static void removeMarkers(Exercise exercise) {
        for (var target : exercise.plan().targets()) {
            try {
                Files.deleteIfExists(Path.of(target.markerPath()));
            } catch (IOException e) {
                throw new UncheckedIOException("the marker " + target.markerPath() + " cannot be removed", e);
            }
        }
    }

    private Exercise exercise(ExerciseId id) {
        return parts.plans().find(id).orElseThrow();
    }
}
