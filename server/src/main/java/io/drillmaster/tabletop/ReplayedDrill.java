package io.drillmaster.tabletop;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.AlertVerdict;
import io.drillmaster.measure.Measurement;
import io.drillmaster.plan.Exercise;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what really happened in a past drill as injects of a tabletop, at the same distances on the exercise clock: that
 * the package was fetched and ran, and each alert that came. What people did then is told to facilitators only, beside the
 * alert that they answered.
 */
public final class ReplayedDrill {
    private static final int MOST_ALERTS = 8;
    private static final String NOTE = "EXERCISE - replayed from drill ";

    private final Exercise exercise;
    private final Measurement measurement;
    private final List<Evidence> rows;
    private final String module;
    private final Instant begin;

    private ReplayedDrill(Msel msel, Exercise exercise, Measurement measurement, List<Evidence> rows) {
        this.exercise = exercise;
        this.measurement = measurement;
        this.rows = rows;
        this.module = msel.modules().get(0).id();
        this.begin = first(Fact.Fetched.class)
                .map(Evidence::receivedAt)
                .or(() -> measurement.execution().map(execution -> execution.estimate()))
                .orElse(exercise.plan().window().opensAt());
    }

    /**
     * The tabletop with the drill told in it. Injects that are due at a time keep their order; replayed ones come after
     * those that are due at the same time.
     *
     * @param rows evidence of the exercise, in any order
     */
    public static Msel into(Msel msel, Exercise exercise, Measurement measurement, List<Evidence> rows) {
        var replay = new ReplayedDrill(msel, exercise, measurement, rows).injects();
        var merged = new ArrayList<Inject>(msel.injects());
        for (var inject : replay) {
            merged.add(place(merged, inject), inject);
        }
        return new Msel(
                msel.id(),
                msel.version(),
                msel.title(),
                msel.summary(),
                msel.scenario(),
                msel.duration(),
                msel.source(),
                msel.groundRules(),
                msel.roles(),
                msel.objectives(),
                msel.modules(),
                merged,
                msel.glossary());
    }

    /** Before the first one that is due later. */
    private static int place(List<Inject> there, Inject inject) {
        for (var i = 0; i < there.size(); i++) {
            var due = there.get(i).at();
            if (due.isPresent() && due.get().compareTo(inject.at().orElseThrow()) > 0) {
                return i;
            }
        }
        return there.size();
    }

    private List<Inject> injects() {
        var injects = new ArrayList<Inject>();
        first(Fact.Fetched.class)
                .ifPresent(row -> injects.add(inject(
                        injects.size() + 1,
                        row.receivedAt(),
                        Inject.Channel.DASHBOARD,
                        "Package proxy",
                        "A package was fetched",
                        ((Fact.Fetched) row.fact()).filename() + " was fetched by "
                                + ((Fact.Fetched) row.fact()).userAgent() + ".",
                        List.of())));
        var byId = rows.stream().collect(Collectors.toMap(Evidence::id, Function.identity(), (one, same) -> one));
        measurement.alerts().stream()
                .filter(AlertVerdict::counts)
                .map(alert -> byId.get(alert.alert()))
                .filter(row -> row != null && row.fact() instanceof Fact.AlertReceived)
                .sorted(Comparator.comparing(Evidence::receivedAt))
                .limit(MOST_ALERTS)
                .forEach(row -> injects.add(alert(injects.size() + 1, row)));
        return injects;
    }

    private Inject alert(int number, Evidence row) {
        var alert = (Fact.AlertReceived) row.fact();
        var text = "rule: " + alert.rule() + "\npriority: " + alert.priority() + "\nhost: "
                + row.host().orElse("not said") + "\n" + alert.summary();
        return inject(
                number,
                row.receivedAt(),
                Inject.Channel.PAGER,
                row.source(),
                "An alert: " + alert.rule(),
                text,
                done(row.id(), row.receivedAt()));
    }

    /** What people did after this alert, up to the next hour. */
    private List<String> done(UUID alert, Instant at) {
        return rows.stream()
                .filter(row -> row.fact() instanceof Fact.Investigating || row.fact() instanceof Fact.Acknowledged)
                .filter(row -> row.refersTo().map(alert::equals).orElse(true))
                .filter(row ->
                        !row.receivedAt().isBefore(at) && row.receivedAt().isBefore(at.plus(Duration.ofHours(1))))
                .map(row -> "In the drill somebody "
                        + (row.fact() instanceof Fact.Investigating ? "was investigating" : "acknowledged it")
                        + " after " + Duration.between(at, row.receivedAt()).toMinutes() + " min.")
                .toList();
    }

    private Inject inject(
            int number,
            Instant at,
            Inject.Channel channel,
            String from,
            String title,
            String text,
            List<String> expected) {
        var after = Duration.between(begin, at);
        var due = Duration.ofSeconds(Math.max(0, after.toSeconds()));
        return new Inject(
                "RE-" + (number < 10 ? "0" : "") + number,
                module,
                Optional.of(due),
                due.toMinutes() + " min after the install",
                Inject.Kind.ARTEFACT,
                channel,
                from,
                List.of(),
                title,
                "This is what came in a drill of ours. It is attached as it was.",
                List.of(new Inject.Attachment(
                        "replayed.txt",
                        NOTE + exercise.plan().id() + "\n" + text,
                        title + ", as it came in the drill " + exercise.plan().id() + ".")),
                expected,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Inject.OnTimeout.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                "Evidence of " + exercise.plan().id() + ".");
    }

    private Optional<Evidence> first(Class<? extends Fact> fact) {
        return rows.stream().filter(row -> fact.isInstance(row.fact())).min(Comparator.comparing(Evidence::receivedAt));
    }
}
