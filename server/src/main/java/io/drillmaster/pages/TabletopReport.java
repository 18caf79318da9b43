package io.drillmaster.pages;

import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.TabletopPage;
import io.drillmaster.pages.view.TabletopPlan;
import io.drillmaster.pages.view.TabletopReportPage;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.ConsoleView;
import io.drillmaster.tabletop.CourseEvent;
import io.drillmaster.tabletop.Feedback;
import io.drillmaster.tabletop.Phase;
import io.drillmaster.tabletop.SessionState;
import io.drillmaster.tabletop.StoryView;
import io.drillmaster.tabletop.TabletopNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the report of a session. Roles are named in it, people never. */
final class TabletopReport {
    private static final int LONGEST_CHOICE = 60;

    private final ConsoleView view;
    private final Feedback.Summary feedback;
    private final TabletopInjectPresenter injects;
    private final TabletopEvaluation evaluation;

    TabletopReport(ConsoleView view, Feedback.Summary feedback) {
        this.view = view;
        this.feedback = feedback;
        this.injects = new TabletopInjectPresenter(view);
        this.evaluation = new TabletopEvaluation(view);
    }

    /** {@code key} begins the key of the form that puts its timeline right; null for those who may not. */
    TabletopReportPage page(TabletopPlan plan, @Nullable String key) {
        var numbers = TabletopNumbers.of(view);
        return new TabletopReportPage(
                view.id().toString(),
                "/tabletops/" + view.id(),
                view.title(),
                view.phase() != Phase.CLOSED,
                facts(),
                view.msel().summary(),
                attendance(numbers),
                view.msel().objectives().stream().map(this::objective).toList(),
                view.runOfShow().stream()
                        .filter(row -> row.standing() != ConsoleView.Standing.PENDING)
                        .map(this::inject)
                        .toList(),
                thoughts(true),
                thoughts(false),
                improvements(),
                numbers.decisions().stream().map(TabletopReport::number).toList(),
                List.of(
                        new NamedValue("Time to first response", middle(numbers.firstResponse()), null),
                        new NamedValue("Time to group decision", middle(numbers.groupDecision()), null),
                        NamedValue.of("Answered before the timer", inTime(numbers)),
                        NamedValue.of("Compared with expected actions", TabletopCoding.words(numbers.coded())),
                        NamedValue.of("Clarifications", clarifications(numbers))),
                agreement(),
                remarks(),
                timeline(),
                key == null ? null : new TabletopReportPage.Correcting(key, correctable()),
                plan);
    }

    private List<NamedValue> facts() {
        var facts = new ArrayList<NamedValue>();
        facts.add(new NamedValue("Exercise", view.title() + ", " + view.id(), null));
        facts.add(new NamedValue(
                "Played from",
                view.msel().title() + ", " + view.msel().id() + " version "
                        + view.msel().version(),
                null));
        first(CourseEvent.Started.class)
                .ifPresent(line -> facts.add(
                        new NamedValue("Started", Moment.full(line.entry().at()).text(), null)));
        first(CourseEvent.Closed.class)
                .ifPresent(line -> facts.add(
                        new NamedValue("Closed", Moment.full(line.entry().at()).text(), null)));
        facts.add(new NamedValue(
                "Duration on the exercise clock",
                TabletopWords.clock(view.clock().elapsed()),
                null));
        facts.add(new NamedValue(
                "Objectives",
                view.msel().objectives().stream().map(Msel.Objective::title).collect(Collectors.joining("; ")),
                null));
        return facts;
    }

    private <E> Optional<ConsoleView.TimelineEntry> first(Class<E> kind) {
        return view.timeline().stream()
                .filter(line -> kind.isInstance(line.entry().event()))
                .findFirst();
    }

    private List<NamedValue> attendance(TabletopNumbers numbers) {
        var rows = new ArrayList<NamedValue>();
        numbers.attendance()
                .forEach((role, count) -> rows.add(new NamedValue(
                        TabletopWords.role(view.msel(), role),
                        count == 0 ? "nobody: played without" : Integer.toString(count),
                        null)));
        rows.add(new NamedValue("Observers and scribes", Integer.toString(numbers.observers()), null));
        rows.add(NamedValue.of("In the room at the end", inTheRoom(numbers)));
        return rows;
    }

    private static String inTheRoom(TabletopNumbers numbers) {
        var there = numbers.players() + numbers.observers();
        return there + " of " + numbers.cameIn() + " who came in"
                + (there == numbers.cameIn() ? "" : "; the others were sent out");
    }

    private TabletopReportPage.Objective objective(Msel.Objective objective) {
        var counted = evaluation.objectives().stream()
                .filter(there -> there.id().equals(objective.id()))
                .flatMap(there -> there.counts().stream())
                .map(count -> count.label() + " " + count.count())
                .collect(Collectors.joining(" · "));
        return new TabletopReportPage.Objective(
                objective.id(),
                objective.title(),
                objective.capability(),
                counted,
                evaluation.of(objective).stream().map(evaluation::seen).toList());
    }

    private TabletopReportPage.Inject inject(ConsoleView.Row row) {
        var shown = injects.inject(row);
        var out = shown.out();
        var isOut = row.standing() == ConsoleView.Standing.RELEASED;
        return new TabletopReportPage.Inject(
                shown.id(),
                shown.title(),
                shown.about() + " · to " + shown.to()
                        + (out == null || out.when().isEmpty() ? "" : " · " + out.when()),
                out == null ? "" : out.prompt(),
                out == null || !isOut ? null : out.answered(),
                isOut ? TabletopInjectPresenter.bars(row) : List.of(),
                out == null ? null : out.decided(),
                isOut ? minority(row) : List.of(),
                row.standing() == ConsoleView.Standing.RECALLED ? "released by mistake and taken back" : row.reason());
    }

    /** Who would have done something else than the group, and what. */
    private static List<String> minority(ConsoleView.Row row) {
        var chosen = row.decision().flatMap(decision -> decision.option());
        return row.answers().stream()
                .filter(given -> chosen.isPresent()
                        && given.answer().option().isPresent()
                        && !given.answer().option().equals(chosen))
                .map(given -> given.role() + ": " + given.option()
                        + (given.answer().text().isEmpty()
                                ? ""
                                : " – " + given.answer().text()))
                .toList();
    }

    private List<TabletopPage.Reflection> thoughts(boolean strengths) {
        return view.reflections().stream()
                .filter(thought -> (thought.kind() == SessionState.Looking.STRENGTH) == strengths)
                .sorted(Comparator.comparingInt(StoryView.Thought::votes).reversed())
                .map(thought -> new TabletopPage.Reflection(
                        TabletopPresenter.looking(thought.kind()), thought.text(), thought.votes()))
                .toList();
    }

    private List<String> improvements() {
        var lines = new ArrayList<String>();
        view.actions()
                .forEach(action -> lines.add(TabletopWords.role(view.msel(), action.role()) + ": " + action.text()
                        + (action.done() ? " (done)" : "")));
        view.parked().stream()
                .filter(parked -> parked.fate().equals(Optional.of(SessionState.Fate.AFTER)))
                .forEach(parked -> lines.add("To talk about after the exercise: " + parked.text()));
        return lines;
    }

    private static TabletopReportPage.Figures number(TabletopNumbers.Asked asked) {
        return new TabletopReportPage.Figures(
                asked.inject(),
                asked.answered() + " of " + asked.asked(),
                asked.timed() ? asked.inTime() + " of " + asked.asked() : "no timer",
                asked.first().map(TabletopReport::time).orElse("nobody answered"),
                asked.decided().map(TabletopReport::time).orElse("not decided"),
                TabletopCoding.words(asked.coded()),
                asked.clarifications());
    }

    private static String inTime(TabletopNumbers numbers) {
        var timed = numbers.decisions().stream()
                .filter(TabletopNumbers.Asked::timed)
                .toList();
        return timed.isEmpty()
                ? "no inject had a timer"
                : timed.stream().mapToInt(TabletopNumbers.Asked::inTime).sum() + " of "
                        + timed.stream().mapToInt(TabletopNumbers.Asked::asked).sum() + " who were asked";
    }

    private static String clarifications(TabletopNumbers numbers) {
        var clarifications = numbers.clarifications();
        if (clarifications.all() == 0) {
            return "none was asked for";
        }
        var told = clarifications.byInject().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return clarifications.all() + ", " + told + " of them during the story"
                + (clarifications.byInject().isEmpty()
                        ? ""
                        : clarifications.byInject().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .collect(Collectors.joining(", ", " (", ")")));
    }

    private static String middle(TabletopNumbers.Middle middle) {
        if (middle.n() == 0) {
            return "nothing was asked";
        }
        return "median "
                + middle.median().map(TabletopReport::time).orElse("not reached") + ", n = " + middle.n()
                + (middle.censored() == 0 ? "" : ", of which " + middle.censored() + " never ended");
    }

    /** How many agree 1 (not at all) to 5 (fully); no mean is taken of them. */
    private List<NamedValue> agreement() {
        return feedback.n() == 0
                ? List.of()
                : feedback.counts().entrySet().stream()
                        .map(entry -> NamedValue.of(entry.getKey().text(), spread(entry.getValue())))
                        .toList();
    }

    private static String spread(List<Integer> counts) {
        var words = new ArrayList<String>();
        for (var i = 0; i < counts.size(); i++) {
            words.add((i + 1) + ": " + counts.get(i));
        }
        return String.join(" · ", words);
    }

    private List<NamedValue> remarks() {
        var rows = new ArrayList<NamedValue>();
        feedback.strengths().forEach(text -> rows.add(NamedValue.of("Strength", text)));
        feedback.improvements().forEach(text -> rows.add(NamedValue.of("To improve", text)));
        feedback.unseen().forEach(text -> rows.add(NamedValue.of("Not seen by evaluators", text)));
        feedback.actions().forEach(text -> rows.add(NamedValue.of("To be done", text)));
        feedback.plans().forEach(text -> rows.add(NamedValue.of("Plan or training to review", text)));
        return rows;
    }

    private static String time(Duration value) {
        return Words.duration(value);
    }

    private List<TabletopReportPage.Line> timeline() {
        var lines = new ArrayList<TabletopReportPage.Line>();
        for (var line : view.timeline()) {
            TabletopTimeline.said(view, line.entry())
                    .ifPresent(said -> lines.add(new TabletopReportPage.Line(
                            Moment.clock(line.entry().at()),
                            TabletopWords.clock(line.elapsed()),
                            TabletopTimeline.who(view, line.entry()),
                            said,
                            line.corrections().stream()
                                    .map(correction -> correction.text() + " ("
                                            + TabletopTimeline.who(view, correction.by(), correction.at()) + ", "
                                            + Moment.clock(correction.at()).text() + ")")
                                    .toList())));
        }
        return lines;
    }

    /** Lines of the timeline, newest first: what is put right is mostly new. */
    private List<Choice> correctable() {
        var choices = new ArrayList<Choice>();
        for (var line : view.timeline()) {
            TabletopTimeline.said(view, line.entry())
                    .ifPresent(said -> choices.add(new Choice(
                            Long.toString(line.entry().seq()),
                            TabletopWords.clock(line.elapsed()) + " " + brief(said),
                            false)));
        }
        Collections.reverse(choices);
        return choices;
    }

    private static String brief(String said) {
        return said.length() <= LONGEST_CHOICE ? said : said.substring(0, LONGEST_CHOICE) + "…";
    }
}
