package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.evidence.Visibility;
import io.drillmaster.exercise.ResponseLinks;
import io.drillmaster.identity.Account;
import io.drillmaster.identity.Role;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.Outcome;
import io.drillmaster.measure.Quality;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.ElapsedClock;
import io.drillmaster.pages.view.ExercisePage;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Note;
import io.drillmaster.pages.view.ProbeCard;
import io.drillmaster.pages.view.RegistryCard;
import io.drillmaster.pages.view.TargetRow;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.verdict.VerdictChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an exercise, its evidence and its measurement into what its page shows. */
final class ExercisePresenter {
    private final Exercise exercise;
    private final List<Evidence> rows;
    private final Measurement measurement;
    private final Account viewer;
    private final ProbePresenter probe;
    private final RegistryPresenter registry;
    private final TimelinePresenter timeline;
    private final EvidenceLinks links;
    private final MeasuredPresenter measured;
    private final VerdictPresenter verdicts;

    ExercisePresenter(
            Exercise exercise,
            List<Evidence> rows,
            Measurement measurement,
            List<VerdictChange> changes,
            Account viewer,
            ProbePresenter probe,
            RegistryPresenter registry) {
        this.exercise = exercise;
        this.rows = rows;
        this.measurement = measurement;
        this.viewer = viewer;
        this.probe = probe;
        this.registry = registry;
        this.timeline = new TimelinePresenter(rows, may());
        this.links = new EvidenceLinks(rows);
        this.measured = new MeasuredPresenter(rows, measurement);
        this.verdicts = new VerdictPresenter(exercise.plan(), rows, changes);
    }

    ExercisePage page(@Nullable RegistryCard card, @Nullable ProbeCard probeCard) {
        var plan = exercise.plan();
        var href = "/exercises/" + plan.id();
        var moving = exercise.state() == ExerciseState.RUNNING || exercise.state() == ExerciseState.PLANNED;
        return new ExercisePage(
                plan.id().toString(),
                href,
                plan.title(),
                new Link("/scenarios/" + plan.scenarioId(), plan.scenarioId()),
                chips(),
                facts(),
                moving ? href + "/events" : null,
                clocks(),
                notes(),
                actions(),
                toRun(),
                targets(),
                exercise.state() == ExerciseState.PLANNED ? null : measured.hosts(),
                exercise.state() == ExerciseState.PLANNED ? List.of() : measured.times(),
                AlertPresenter.rows(rows, measurement, timeline, may()),
                timeline.minutes(),
                verdicts.lines(),
                planned(),
                CleanUpPresenter.rows(exercise, rows),
                exercise.state() == ExerciseState.CLOSED ? href + "/review" : null,
                may() && moving ? card : null,
                may() ? probeCard : null);
    }

    List<TargetRow> targets() {
        var targets = new ArrayList<TargetRow>();
        for (var result : measurement.targets()) {
            var target = exercise.plan().target(result.token()).orElseThrow();
            if (exercise.state() == ExerciseState.PLANNED) {
                targets.add(planned(target));
                continue;
            }
            targets.add(new TargetRow(
                    target.name(),
                    target.ecosystem().title(),
                    target.packageName() + " " + target.packageVersion(),
                    Words.outcome(result.outcome()),
                    Words.elapsed(result.ttd()),
                    result.explanation(),
                    links.of(result.ttd())));
        }
        return targets;
    }

    private static TargetRow planned(InstallTarget target) {
        return new TargetRow(
                target.name(),
                target.ecosystem().title(),
                target.packageName() + " " + target.packageVersion(),
                new Chip("Not published", Tone.NEUTRAL),
                "–",
                "Its package is published when the exercise starts.",
                List.of());
    }

    List<Note> notes() {
        return new NotePresenter(exercise, rows, measurement).notes();
    }

    /** Where the history of the verdict stands; null as long as there was one verdict only. */
    @Nullable
    Link history() {
        return verdicts.lines().isEmpty()
                ? null
                : new Link("/exercises/" + exercise.plan().id() + "#verdict-history", "Verdict history");
    }

    List<NamedValue> facts() {
        var plan = exercise.plan();
        var facts = new ArrayList<NamedValue>();
        if (exercise.state() == ExerciseState.PLANNED && exercise.opensByHand()) {
            facts.add(
                    NamedValue.of("Window", Words.round(plan.window().length()) + ", from the moment it is published"));
        } else {
            facts.add(window());
        }
        facts.add(new NamedValue(
                "Scenario",
                plan.scenarioId() + ", version " + plan.scenarioVersion(),
                "/scenarios/" + plan.scenarioId()));
        label(facts, "Team", exercise.labels().team());
        label(facts, "Host class", exercise.labels().hostClass());
        label(facts, "Variant", exercise.labels().variant());
        facts.add(NamedValue.of("Contact", exercise.contact()));
        if (!plan.insiders().isEmpty()) {
            facts.add(NamedValue.of(
                    "Insiders",
                    String.join(", ", plan.insiders().stream().sorted().toList())));
        }
        facts.add(NamedValue.of("Planned by", exercise.createdBy()));
        if (!exercise.note().isEmpty()) {
            facts.add(NamedValue.of("Note", exercise.note()));
        }
        return facts;
    }

    private static void label(List<NamedValue> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(NamedValue.of(name, value));
        }
    }

    private NamedValue window() {
        var window = exercise.plan().window();
        return NamedValue.of(
                "Window", Words.span(window.opensAt(), window.closesAt()) + " (" + Words.round(window.length()) + ")");
    }

    /** Time since execution, TTD and TTR, as people watch them. */
    List<ElapsedClock> clocks() {
        var objective = exercise.plan().objective();
        return List.of(
                executionClock(),
                clock("ttd", "Time to detect (TTD)", measurement.ttd(), runningSince(measurement.ttd(), false))
                        .with(Words.objective(objective.ttd()), Words.objective(measurement.ttdObjective())),
                clock("ttr", "Time to respond (TTR)", measurement.ttr(), runningSince(measurement.ttr(), true))
                        .with(Words.objective(objective.ttr()), Words.objective(measurement.ttrObjective())));
    }

    private ElapsedClock executionClock() {
        if (measurement.execution().isEmpty()) {
            return new ElapsedClock(
                    "execution",
                    "Since the package’s code ran",
                    ElapsedClock.State.WAITING,
                    "not so far",
                    null,
                    null,
                    null,
                    null,
                    List.of());
        }
        var at = measurement.execution().get();
        var running = exercise.state() == ExerciseState.RUNNING;
        var first = measurement.installs().get(0);
        var detail = first.quality() == Quality.UPPER_BOUND
                ? first.quality().title()
                : first.quality().title() + ", known to " + Words.duration(at.width());
        var day = Moment.full(at.estimate()).text().split(",", 2)[0];
        return new ElapsedClock(
                "execution",
                running ? "Since the package’s code ran" : "The package’s code ran at",
                running ? ElapsedClock.State.RUNNING : ElapsedClock.State.STOPPED,
                running
                        ? Words.duration(java.time.Duration.between(at.estimate(), measurement.asOf()))
                        : Moment.clock(at.estimate()).text() + " UTC",
                running ? at.estimate().toString() : null,
                running ? detail : day + "; " + detail,
                null,
                null,
                links.of(first.observations()));
    }

    private @Nullable String runningSince(Elapsed elapsed, boolean sinceDetection) {
        if (exercise.state() != ExerciseState.RUNNING || !(elapsed instanceof Elapsed.Censored)) {
            return null;
        }
        return sinceDetection
                ? measurement
                        .detection()
                        .map(detection -> detection.at().toString())
                        .orElse(null)
                : measurement.execution().map(at -> at.estimate().toString()).orElse(null);
    }

    private ElapsedClock clock(String id, String label, Elapsed elapsed, @Nullable String since) {
        ElapsedClock.State state;
        String detail = Words.bounds(elapsed);
        String text = Words.elapsed(elapsed);
        if (elapsed instanceof Elapsed.Observed) {
            state = ElapsedClock.State.STOPPED;
        } else if (elapsed instanceof Elapsed.Censored censored) {
            state = since == null ? ElapsedClock.State.CENSORED : ElapsedClock.State.RUNNING;
            text = since == null ? text : Words.duration(censored.followUp());
            detail = since == null ? "its end was not seen in the time watched" : "running";
        } else {
            state = ElapsedClock.State.NOT_APPLICABLE;
            text = "–";
            detail = ((Elapsed.NotApplicable) elapsed).reason();
        }
        return new ElapsedClock(id, label, state, text, since, detail, null, null, links.of(elapsed));
    }

    private List<Chip> chips() {
        var chips = new ArrayList<Chip>();
        if (exercise.sample()) {
            chips.add(new Chip("Sample", Tone.INFO));
        }
        chips.add(Words.state(exercise.state()));
        if (exercise.state() != ExerciseState.PLANNED) {
            chips.add(Words.outcome(measurement.outcome()));
        }
        if (measurement.flags().contains(Flag.REVEALED)) {
            chips.add(new Chip("Revealed", Tone.WARN));
        }
        if (exercise.plan().control()) {
            chips.add(new Chip("Control", Tone.NEUTRAL));
        }
        return chips;
    }

    private ExercisePage.Actions actions() {
        if (!may()) {
            return ExercisePage.Actions.NONE;
        }
        var running = exercise.state() == ExerciseState.RUNNING;
        // After the window a response still counts until there is one; then the buttons would only mislead.
        var responding =
                running || (exercise.state() == ExerciseState.CLOSED && measurement.ttr() instanceof Elapsed.Censored);
        var investigating = statement(Fact.Investigating.class);
        var insider = exercise.plan().insiders().contains(viewer.login())
                ? "You are an insider of this exercise: what you say is kept, and does not count."
                : null;
        var revealed = measurement.flags().contains(Flag.REVEALED);
        return new ExercisePage.Actions(
                responding && investigating.isEmpty(),
                running,
                responding && statement(Fact.Acknowledged.class).isEmpty(),
                exercise.state() == ExerciseState.PLANNED,
                false,
                running && !revealed,
                running || exercise.state() == ExerciseState.PLANNED,
                investigating
                        .map(row -> "You are investigating since "
                                + Moment.full(row.receivedAt()).text() + ".")
                        .orElse(null),
                insider,
                running ? installTargets() : List.of(),
                seldom(running));
    }

    private ExercisePage.Seldom seldom(boolean running) {
        var over = exercise.state() == ExerciseState.CLOSED;
        if (!running && !over) {
            return ExercisePage.Seldom.NONE;
        }
        var outcome = measurement.outcome();
        var unseen = measurement.execution().isPresent()
                && measurement.countedAlerts() == 0
                && !outcome.givenUp()
                && outcome != Outcome.PENDING;
        var hopeless = measurement.flags().contains(Flag.REVEALED)
                || measurement
                        .asOf()
                        .isAfter(exercise.plan().window().closesAt().plus(ResponseLinks.LONGEST));
        return new ExercisePage.Seldom(
                running
                        && measurement.countedAlerts() > 0
                        && statement(Fact.Paged.class).isEmpty(),
                !hopeless && measurement.ttc() instanceof Elapsed.Censored,
                !outcome.givenUp(),
                unseen
                        ? Arrays.stream(Visibility.values())
                                .filter(step -> !step.shownByEvidence())
                                .map(step -> new Choice(step.name(), step.title(), false))
                                .toList()
                        : List.of());
    }

    private List<Choice> installTargets() {
        return exercise.plan().targets().stream()
                .map(target -> new Choice(
                        target.token().value(),
                        target.packageName() + " " + target.packageVersion() + " (" + target.name() + ")",
                        false))
                .toList();
    }

    private Optional<Evidence> statement(Class<? extends Fact> kind) {
        return rows.stream()
                .filter(row -> kind.isInstance(row.fact())
                        && row.actor().filter(viewer.login()::equals).isPresent()
                        && timeline.retraction(row.id()) == null)
                .findFirst();
    }

    /** Only people who may run exercises, and only while it is of use. */
    private List<ExercisePage.RunStep> toRun() {
        if (!may() || exercise.state() != ExerciseState.RUNNING) {
            return List.of();
        }
        var steps = new ArrayList<ExercisePage.RunStep>();
        for (var i = 0; i < exercise.commands().size(); i++) {
            var target = exercise.plan().targets().get(i);
            steps.add(new ExercisePage.RunStep(
                    target.name(),
                    "On the machine to be drilled. The package does nothing but what its manifest says.",
                    List.of(new Command(
                            "Install " + target.packageName(),
                            registry.command(
                                    target.ecosystem(), exercise.commands().get(i), RegistryPresenter.PLACEHOLDER)))));
        }
        steps.add(new ExercisePage.RunStep(
                "Probe",
                "On each drilled host or as a step of the CI job, before and after the install: reports whether the"
                        + " marker is there, and compares the clocks.",
                List.of(probe.shell(ProbePresenter.PLACEHOLDER))));
        return steps;
    }

    private List<ExercisePage.PlannedStep> planned() {
        var window = exercise.plan().window();
        var done = new Chip("done", Tone.GOOD);
        var ahead = new Chip("planned", Tone.NEUTRAL);
        var opened = exercise.state() != ExerciseState.PLANNED;
        var aborted = exercise.state() == ExerciseState.ABORTED;
        if ((!opened && exercise.opensByHand()) || aborted) {
            return List.of();
        }
        var steps = new ArrayList<ExercisePage.PlannedStep>();
        steps.add(new ExercisePage.PlannedStep(
                Moment.full(window.opensAt()),
                "Publish the drill packages and open the window",
                opened ? done : ahead));
        steps.add(new ExercisePage.PlannedStep(
                Moment.full(window.closesAt()),
                "Close the window, take the verdict, draft the review",
                exercise.state() == ExerciseState.CLOSED ? done : ahead));
        steps.add(new ExercisePage.PlannedStep(
                Moment.full(exercise.tornDownAt().orElse(window.closesAt())),
                "Withdraw the packages and look for markers left behind",
                exercise.tornDownAt().isPresent() ? done : ahead));
        return steps;
    }

    private boolean may() {
        return viewer.role().includes(Role.MEMBER);
    }
}
