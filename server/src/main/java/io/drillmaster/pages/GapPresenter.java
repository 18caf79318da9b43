package io.drillmaster.pages;

import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.gap.Origin;
import io.drillmaster.gap.ProvedBy;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.GapRow;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gap as a row with its form. */
final class GapPresenter {
    /** Begins the value of the choice that closes a gap by a proof, followed by the number of the exercise or session. */
    static final String PROVED_BY = "PROVED_BY ";

    private GapPresenter() {}

    /**
     * A row.
     *
     * @param proofs what proves it closed, latest first
     * @param error what was wrong with the last change of this very gap
     */
    static GapRow row(Gap gap, List<ProvedBy> proofs, boolean mayEdit, LocalDate today, @Nullable String error) {
        return new GapRow(
                gap.id().toString(),
                gap.title(),
                gap.category().title(),
                found(gap.origin()),
                observed(gap),
                gap.sample(),
                gap.owner(),
                gap.due().map(LocalDate::toString).orElse(""),
                gap.due().map(LocalDate::toString).orElse(""),
                gap.overdue(today),
                chip(gap.status()),
                statuses(gap, proofs),
                redrill(gap, proofs),
                mayEdit && gap.status().accepted(),
                error);
    }

    private static Link found(Origin origin) {
        if (origin instanceof Origin.Table table) {
            var about = table.task().map(task -> ", task " + task).orElse("");
            return new Link("/tabletops/" + table.session() + "/report#plan", table.session() + about);
        }
        var exercise = ((Origin.Drill) origin).exercise();
        return new Link("/exercises/" + exercise + "/review", exercise.toString());
    }

    private static List<String> observed(Gap gap) {
        var lines = new ArrayList<>(gap.description().lines().toList());
        if (gap.origin() instanceof Origin.Table table && !table.events().isEmpty()) {
            lines.add("Recorded in " + table.session() + " as event "
                    + table.events().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        return lines;
    }

    static Chip chip(GapStatus status) {
        return new Chip(
                status.title(),
                switch (status) {
                    case SUGGESTED, IN_PROGRESS -> Tone.INFO;
                    case OPEN, FIXED -> Tone.WARN;
                    case CLOSED -> Tone.GOOD;
                    case DROPPED -> Tone.NEUTRAL;
                });
    }

    private static List<Choice> statuses(Gap gap, List<ProvedBy> proofs) {
        var choices = new ArrayList<Choice>();
        Arrays.stream(GapStatus.values())
                .filter(status -> gap.status().editableTo(status))
                .map(status -> new Choice(status.name(), status.title(), status == gap.status()))
                .forEach(choices::add);
        if (gap.status().unfinished()) {
            for (var proof : proofs) {
                choices.add(new Choice(PROVED_BY + proof, "Closed, proved by " + proof, false));
            }
        }
        return choices;
    }

    private static @Nullable String redrill(Gap gap, List<ProvedBy> proofs) {
        Optional<String> closed = gap.provedBy().map(proof -> "Proved closed by " + proof + ".");
        if (closed.isPresent()) {
            return closed.get();
        }
        if (!gap.status().unfinished()) {
            return null;
        }
        if (gap.origin() instanceof Origin.Table table) {
            var task = table.task().orElse("the task");
            return proofs.isEmpty()
                    ? "Closes when " + task + " is rated P or S in a later session of the same tabletop."
                    : "In a later session of the same tabletop " + task + " is rated P or S: it can be closed now.";
        }
        return proofs.isEmpty()
                ? "Closes when a later drill of the same scenario shows that it is gone."
                : "A later drill shows that it is gone: it can be closed now.";
    }
}
