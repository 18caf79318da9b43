package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.gap.Gap;
import io.drillmaster.gap.GapFilter;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.GapStatus;
import io.drillmaster.measure.Elapsed;
import io.drillmaster.measure.Measurement;
import io.drillmaster.measure.ObjectiveVerdict;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.ReviewPage;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.review.Review;
import io.drillmaster.review.Section;
import io.drillmaster.review.SectionVersion;
import io.drillmaster.verdict.GapCategory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an exercise, what the evidence says of it and what people wrote into its post-mortem. */
final class ReviewPresenter {
    private final Exercise exercise;
    private final List<Evidence> rows;
    private final Measurement measurement;
    private final Review review;
    private final GapService gaps;
    private final ExercisePresenter facts;
    private final boolean mayEdit;
    private final LocalDate today;
    private final EvidenceLinks links;

    ReviewPresenter(
            Exercise exercise,
            List<Evidence> rows,
            Measurement measurement,
            Review review,
            GapService gaps,
            ExercisePresenter facts,
            boolean mayEdit,
            LocalDate today) {
        this.exercise = exercise;
        this.rows = rows;
        this.measurement = measurement;
        this.review = review;
        this.gaps = gaps;
        this.facts = facts;
        this.mayEdit = mayEdit;
        this.today = today;
        this.links = new EvidenceLinks(rows);
    }

    /** An edit that was not kept: what was typed, and why. */
    record Refused(String text, String why) {}

    ReviewPage page(@Nullable Section edited, @Nullable Refused refused, Field title, Field owner, Field due) {
        var id = exercise.plan().id();
        var href = "/exercises/" + id + "/review";
        return new ReviewPage(
                new Link("/exercises/" + id, id.toString()),
                href,
                exercise.plan().title(),
                state(),
                facts.facts(),
                summary(),
                numbers(),
                facts.notes(),
                facts.history(),
                rows.stream()
                        .filter(StandIns::isStandIn)
                        .map(StandIns::name)
                        .distinct()
                        .sorted()
                        .toList(),
                facts.targets(),
                new TimelinePresenter(rows, false).minutes(),
                review.sections().stream()
                        .map(written -> section(written, written.section() == edited ? refused : null))
                        .toList(),
                suggestions(),
                gapRows(),
                new ReviewPage.NewGap(
                        title,
                        Arrays.stream(GapCategory.values())
                                .map(category -> new Choice(category.name(), category.title(), false))
                                .toList(),
                        owner,
                        due),
                mayEdit);
    }

    private Chip state() {
        if (exercise.state() == ExerciseState.RUNNING || exercise.state() == ExerciseState.PLANNED) {
            return new Chip("exercise not over", Tone.INFO);
        }
        var written = review.sections().stream().anyMatch(section -> section.version() > 0);
        return written ? new Chip("written", Tone.GOOD) : new Chip("draft", Tone.NEUTRAL);
    }

    private String summary() {
        var installs = measurement.installs().size();
        var ran = switch (installs) {
            case 0 -> "The package’s code ran nowhere that we know of.";
            case 1 -> "The package’s code ran once.";
            default -> "The package’s code ran in " + installs + " installs.";
        };
        return measurement.outcome().title() + ". " + ran;
    }

    private List<ReviewPage.ReviewNumber> numbers() {
        var objective = exercise.plan().objective();
        return List.of(
                number(
                        "Time to detect (TTD)",
                        measurement.ttd(),
                        objective.ttd(),
                        measurement.ttdObjective(),
                        "From the first execution to the first signal that reached us."),
                number(
                        "Time to acknowledge (TTA)",
                        measurement.tta(),
                        Optional.empty(),
                        ObjectiveVerdict.NONE,
                        "From the first signal to a person taking note of it."),
                number(
                        "Time to respond (TTR)",
                        measurement.ttr(),
                        objective.ttr(),
                        measurement.ttrObjective(),
                        "From the first signal to an engineer who says “I am investigating”."));
    }

    private ReviewPage.ReviewNumber number(
            String label, Elapsed elapsed, Optional<Duration> objective, ObjectiveVerdict verdict, String how) {
        var sentence = how;
        if (elapsed instanceof Elapsed.Censored) {
            sentence = how + " The end was not seen in the time watched, so the value is longer than that.";
        } else if (elapsed instanceof Elapsed.NotApplicable none) {
            sentence = none.reason();
        }
        return new ReviewPage.ReviewNumber(
                label,
                Words.elapsed(elapsed),
                Words.bounds(elapsed),
                Words.objective(objective),
                Words.objective(verdict),
                sentence,
                links.of(elapsed));
    }

    private static ReviewPage.Section section(Review.Written written, @Nullable Refused refused) {
        return new ReviewPage.Section(
                written.section().key(),
                written.section().title(),
                written.section().hint(),
                written.text(),
                written.version(),
                written.latest().map(ReviewPresenter::edited).orElse(null),
                written.earlier().stream()
                        .map(version ->
                                new ReviewPage.EarlierVersion(version.version(), edited(version), version.text()))
                        .toList(),
                refused == null ? null : refused.why(),
                refused == null ? null : refused.text());
    }

    private static String edited(SectionVersion version) {
        return "edited by " + version.author() + " on "
                + Moment.toTheMinute(version.writtenAt()).text();
    }

    private List<ReviewPage.Suggestion> suggestions() {
        return gaps.suggested(exercise.plan().id()).stream()
                .map(gap -> new ReviewPage.Suggestion(
                        gap.id().toString(), gap.title(), gap.category().title(), gap.description(), evidence(gap)))
                .toList();
    }

    private List<io.drillmaster.pages.view.GapRow> gapRows() {
        var list = gaps.list(GapFilter.ACCEPTED.in(exercise.plan().id())).stream()
                .filter(gap -> gap.status() != GapStatus.DROPPED)
                .toList();
        var proofs = gaps.candidates(
                list.stream().filter(gap -> gap.status().unfinished()).toList());
        return list.stream()
                .map(gap -> GapPresenter.row(gap, proofs.getOrDefault(gap.id(), List.of()), mayEdit, today, null))
                .toList();
    }

    private List<Link> evidence(Gap gap) {
        return links.of(gap.evidence());
    }
}
