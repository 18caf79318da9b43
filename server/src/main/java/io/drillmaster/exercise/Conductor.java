package io.drillmaster.exercise;

import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.NewEvidence;
import io.drillmaster.origin.PackageSigning;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.plan.Step;
import io.drillmaster.plan.Timetable;
import io.drillmaster.plan.Window;
import io.drillmaster.registry.RegistryFile;
import io.drillmaster.registry.RegistryStore;
import io.drillmaster.verdict.Verdicts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries an exercise through its life: open, close, stop, tear down. Every step may be called again without harm. */
public final class Conductor {
    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final RegistryStore registry;
    private final Verdicts verdicts;
    private final Timetable timetable;
    private final MarkerCheck markers;
    private final IndexLook indexLook;
    private final Publication publication;
    private final OutsidePublication outside;
    private final Consumer<ExerciseId> afterClose;
    private final InstantSource clock;

    /** {@code afterClose} is told of each exercise that came to its end and was measured. */
    public Conductor(
            PlanStore plans,
            EvidenceStore evidence,
            RegistryStore registry,
            Verdicts verdicts,
            Timetable timetable,
            MarkerCheck markers,
            IndexLook indexLook,
            OutsidePublication outside,
            PackageSigning signing,
            DrillSettings settings,
            Consumer<ExerciseId> afterClose,
            InstantSource clock) {
        this.plans = plans;
        this.evidence = evidence;
        this.registry = registry;
        this.verdicts = verdicts;
        this.timetable = timetable;
        this.markers = markers;
        this.indexLook = indexLook;
        this.publication = new Publication(registry, outside.receipts(), plans, evidence, signing, settings);
        this.outside = outside;
        this.afterClose = afterClose;
        this.clock = clock;
    }

    /** Publishes the packages and opens the window. Nothing happens when that was done before. */
    public void open(ExerciseId id) {
        var exercise = plans.find(id).orElseThrow(() -> unknown(id));
        var window = outside.concerns(exercise)
                ? outside.alone(id, () -> sendAndOpen(id))
                : open(id, clock.instant(), List.of());
        // After the commit: were this to fail, the next call (Quartz recovers the step) plans it again.
        timetable.plan(id, Step.CLOSE, window.closesAt().plusMillis(1));
    }

    /** The window begins before the first package is sent, so that nothing happens outside it. */
    private Window sendAndOpen(ExerciseId id) {
        var exercise = plans.find(id).orElseThrow(() -> unknown(id));
        if (exercise.state() != ExerciseState.PLANNED) {
            return open(id, clock.instant(), List.of());
        }
        var now = clock.instant();
        var sent = outside.send(exercise, publication, window(exercise, now), now);
        try {
            return open(id, now, sent);
        } catch (RuntimeException e) { // stopped meanwhile, for example
            var unused = outside.takeBack(
                    sent.stream().map(OutsidePublication.Sent::receipt).toList());
            throw e;
        }
    }

    private Window open(ExerciseId id, Instant opensAt, List<OutsidePublication.Sent> sent) {
        return plans.jdbi().inTransaction(handle -> {
            var exercise = plans.lock(handle, id).orElseThrow(() -> unknown(id));
            if (exercise.state() == ExerciseState.RUNNING) {
                return exercise.plan().window();
            }
            if (exercise.state() != ExerciseState.PLANNED) {
                throw Problem.conflict("already-over", id + " is over; plan a new exercise instead.");
            }
            var actual = window(exercise, opensAt);
            for (var one : sent) {
                publication.published(handle, id, one.receipt().token(), one.built(), one.sentAt());
            }
            publication.publishHere(handle, exercise, actual, opensAt);
            plans.setWindow(handle, id, actual);
            plans.setState(handle, id, ExerciseState.RUNNING);
            LOG.info("{} is open until {}", id, actual.closesAt());
            return actual;
        });
    }

    /** Opened by hand, early, or late because the server was down: the window keeps its length. */
    private static Window window(Exercise exercise, Instant opensAt) {
        return new Window(opensAt, opensAt.plus(exercise.plan().window().length()));
    }

    /** Takes the verdict, has the review drafted and cleans up. Nothing happens before the window is over. */
    public void close(ExerciseId id) {
        var exercise = plans.find(id).orElseThrow(() -> unknown(id));
        if (exercise.state() != ExerciseState.RUNNING && exercise.tornDownAt().isPresent()) {
            return;
        }
        var end = exercise.plan().window().closesAt();
        if (exercise.state() == ExerciseState.RUNNING && !clock.instant().isAfter(end)) {
            timetable.plan(id, Step.CLOSE, end.plusMillis(1));
            return;
        }
        move(id, ExerciseState.RUNNING, ExerciseState.CLOSED);
        var measurement = verdicts.measureAgain(id);
        LOG.info("{} is over: {}", id, measurement.outcome().title());
        try {
            afterClose.accept(id);
        } finally { // a review that cannot be drafted keeps no package published
            tearDown(plans.find(id).orElseThrow(() -> unknown(id)));
        }
    }

    /**
     * Puts the next step of every unfinished exercise on the timetable again. For the start of a server: one that died
     * between two steps may have left an exercise without its next one.
     */
    public void resume() {
        for (var exercise : plans.unsettled()) {
            var id = exercise.plan().id();
            var window = exercise.plan().window();
            switch (exercise.state()) {
                case PLANNED -> {
                    if (!exercise.opensByHand()) {
                        timetable.plan(id, Step.OPEN, window.opensAt());
                    }
                }
                case RUNNING -> timetable.plan(id, Step.CLOSE, window.closesAt().plusMillis(1));
                case CLOSED, ABORTED -> {
                    if (exercise.tornDownAt().isEmpty()) {
                        timetable.plan(id, Step.CLOSE, clock.instant());
                    }
                }
            }
        }
    }

    /** Stops an exercise for safety, or calls a planned one off. */
    public void abort(ExerciseId id, String reason, String by) {
        if (reason.isBlank()) {
            throw Problem.badField("reason", "reason-missing", "Say why the exercise is stopped.");
        }
        plans.jdbi().useTransaction(handle -> {
            var exercise = plans.lock(handle, id).orElseThrow(() -> unknown(id));
            if (exercise.state() == ExerciseState.CLOSED || exercise.state() == ExerciseState.ABORTED) {
                throw Problem.conflict("already-over", id + " is over already; there is nothing to stop.");
            }
            evidence.append(
                    handle,
                    List.of(NewEvidence.of("person", clock.instant(), new Fact.Aborted(reason.strip()))
                            .exercise(id)
                            .actor(by)
                            .build()));
            plans.setState(handle, id, ExerciseState.ABORTED);
        });
        timetable.forget(id);
        LOG.info("{} was stopped by {}: {}", id, by, reason);
        var unused = verdicts.measureAgain(id);
        tearDown(plans.find(id).orElseThrow(() -> unknown(id)));
    }

    private void move(ExerciseId id, ExerciseState from, ExerciseState to) {
        plans.jdbi().useTransaction(handle -> {
            var exercise = plans.lock(handle, id).orElseThrow(() -> unknown(id));
            if (exercise.state() == from) {
                plans.setState(handle, id, to);
            }
        });
    }

    /** Withdraws what is published and looks whether markers still lie about; both are evidence. */
    private void tearDown(Exercise exercise) {
        var id = exercise.plan().id();
        if (exercise.tornDownAt().isPresent()) {
            return;
        }
        var seen = markers.check(exercise);
        var settled = outside.takeBack(id);
        var withdrawn = new ArrayList<RegistryFile>();
        plans.jdbi().useTransaction(handle -> {
            if (plans.lock(handle, id)
                    .orElseThrow(() -> unknown(id))
                    .tornDownAt()
                    .isPresent()) {
                return;
            }
            var now = clock.instant();
            var removed = new ArrayList<String>();
            for (var file : registry.withdraw(handle, id, now)) {
                withdrawn.add(file);
                removed.add(file.packageName() + " " + file.version() + " from the built-in registry");
                file.token()
                        .ifPresent(token -> evidence.append(
                                handle,
                                List.of(NewEvidence.of(
                                                "drillmaster",
                                                now,
                                                new Fact.Withdrawn(file.packageName(), file.version()))
                                        .exercise(id)
                                        .token(token)
                                        .build())));
            }
            seen.gone().forEach(place -> removed.add(place.noted()));
            var left = new ArrayList<String>();
            for (var one : settled) {
                (one.gone() ? removed : left).add(one.words());
            }
            seen.lying()
                    .forEach(marker -> left.add("Remove the marker " + marker.words()
                            + "; it does nothing, but nobody should wonder about it."));
            evidence.append(
                    handle,
                    List.of(NewEvidence.of("drillmaster", now, new Fact.TornDown(removed, left))
                            .exercise(id)
                            .build()));
            plans.setTornDown(handle, id, now);
        });
        withdrawn.forEach(file -> look(id, file));
    }

    /** After the commit, when clients are refused; a drill file's only, since nothing else is evidence. */
    private void look(ExerciseId id, RegistryFile file) {
        var token = file.token();
        if (token.isEmpty()) {
            return;
        }
        indexLook
                .look(file)
                .ifPresent(seen -> evidence.append(List.of(NewEvidence.of("drillmaster", clock.instant(), seen)
                        .exercise(id)
                        .token(token.get())
                        .build())));
    }

    private static Problem unknown(ExerciseId id) {
        return Problem.notFound("There is no exercise " + id + ".");
    }
}
