package io.drillmaster.pages;

import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.Fact;
import io.drillmaster.measure.Flag;
import io.drillmaster.measure.Interval;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.VerdictLine;
import io.drillmaster.pages.view.VerdictPage;
import io.drillmaster.plan.ExercisePlan;
import io.drillmaster.verdict.VerdictChange;
import io.drillmaster.verdict.VerdictVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the history of an exercise's verdict into lines, and each verdict into a page. */
final class VerdictPresenter {
    /** More would be read by nobody; the timeline has them all. */
    private static final int SHOWN = 20;

    private final ExercisePlan plan;
    private final List<VerdictChange> changes;
    private final VerdictWords words;

    VerdictPresenter(ExercisePlan plan, List<Evidence> rows, List<VerdictChange> changes) {
        this.plan = plan;
        this.changes = changes;
        this.words = new VerdictWords(rows);
    }

    /** One line a verdict, oldest first; empty as long as there was one verdict only. */
    List<VerdictLine> lines() {
        if (changes.size() < 2) {
            return List.of();
        }
        return changes.stream()
                .map(change -> new VerdictLine(
                        Moment.full(change.after().asOf()),
                        link(change.after()),
                        words.sentence(change.after()),
                        words.why(change)))
                .toList();
    }

    /** The verdict with this number; where that said nothing new, the one that said it first. */
    Optional<VerdictVersion> toldBy(int number) {
        return changes.stream()
                .map(VerdictChange::after)
                .filter(version -> version.number() <= number)
                .reduce((one, other) -> other);
    }

    /** The page of a verdict that {@link #toldBy} gave. */
    VerdictPage page(VerdictVersion verdict) {
        var at = changes.stream().map(VerdictChange::after).toList().indexOf(verdict);
        var change = changes.get(at);
        var news = words.news(verdict);
        var told = news.stream().filter(row -> !isRoutine(row)).toList();
        var shown = told.subList(0, Math.min(SHOWN, told.size()));
        return new VerdictPage(
                new Link("/exercises/" + plan.id(), plan.id().toString()),
                name(verdict),
                Moment.full(verdict.asOf()),
                words.sentence(verdict),
                Words.outcome(verdict.outcome()),
                change.before().isEmpty() ? "It is the first verdict of this exercise." : words.why(change),
                numbers(change),
                verdict.flags().stream().sorted().map(Flag::sentence).toList(),
                shown.stream().map(this::row).toList(),
                left(news.size() - shown.size()),
                "Version " + verdict.engineVersion() + " of the rules of measuring"
                        + (change.byOtherRules() ? "; the verdict before was made by others." : "."),
                at == 0 ? null : link(changes.get(at - 1).after()),
                at == changes.size() - 1 ? null : link(changes.get(at + 1).after()));
    }

    /** Looks that found nothing and comparisons of clocks come by the dozen and seldom decide anything. */
    private static boolean isRoutine(Evidence row) {
        return row.fact() instanceof Fact.MarkerAbsent || row.fact() instanceof Fact.ClockCompared;
    }

    private static @Nullable String left(int count) {
        if (count == 0) {
            return null;
        }
        return count == 1
                ? "One more new row stands in the timeline or is a routine look."
                : count + " more new rows stand in the timeline or are routine looks.";
    }

    private VerdictPage.Row row(Evidence row) {
        return new VerdictPage.Row(
                Moment.full(row.receivedAt()),
                EvidenceWords.sentence(row),
                EvidenceWords.source(row),
                StandIns.isStandIn(row),
                new Link("/evidence/" + row.id(), "Open"),
                words.about(row)
                        .map(other -> new Link(
                                "/evidence/" + other.id(),
                                EvidenceWords.noun(other.fact()) + " of "
                                        + Moment.clock(other.receivedAt()).text()))
                        .orElse(null));
    }

    private static List<VerdictPage.Value> numbers(VerdictChange change) {
        var numbers = new ArrayList<VerdictPage.Value>();
        numbers.add(number("Outcome", change, verdict -> verdict.outcome().title()));
        numbers.add(number(
                "Executed",
                change,
                verdict -> verdict.execution()
                        .map(Interval::estimate)
                        .map(at -> Moment.full(at).text())
                        .orElse("–")));
        numbers.add(number("TTD", change, verdict -> Words.elapsed(verdict.ttd())));
        numbers.add(number("TTA", change, verdict -> Words.elapsed(verdict.tta())));
        numbers.add(number("TTR", change, verdict -> Words.elapsed(verdict.ttr())));
        numbers.add(number(
                "TTD objective", change, verdict -> verdict.ttdObjective().title()));
        numbers.add(number(
                "TTR objective", change, verdict -> verdict.ttrObjective().title()));
        return numbers;
    }

    private static VerdictPage.Value number(String name, VerdictChange change, Function<VerdictVersion, String> value) {
        var after = value.apply(change.after());
        var before = change.before().map(value).orElse("–");
        return new VerdictPage.Value(name, before, after, change.before().isPresent() && !before.equals(after));
    }

    private Link link(VerdictVersion verdict) {
        return new Link("/exercises/" + plan.id() + "/verdicts/" + verdict.number(), name(verdict));
    }

    private static String name(VerdictVersion verdict) {
        return "Verdict " + verdict.number();
    }
}
