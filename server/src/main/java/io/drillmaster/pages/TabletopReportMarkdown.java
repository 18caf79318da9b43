package io.drillmaster.pages;

import io.drillmaster.pages.view.TabletopPlan;
import io.drillmaster.pages.view.TabletopReportPage;
import java.util.stream.Collectors;

/** Writes the report as Markdown, EXERCISE on top of it and of each part. */
final class TabletopReportMarkdown {
    private final StringBuilder text = new StringBuilder();

    private TabletopReportMarkdown() {}

    static String of(TabletopReportPage page) {
        return new TabletopReportMarkdown().write(page);
    }

    private String write(TabletopReportPage page) {
        line("# EXERCISE – after-action report: " + plain(page.title()));
        if (page.draft()) {
            line("", "*The session is not over: this is a draft.*");
        }
        part("Overview");
        page.facts().forEach(fact -> line("- **" + fact.name() + ":** " + plain(fact.value())));
        line("", plain(page.scope()));
        part("Participants");
        page.attendance().forEach(row -> line("- " + plain(row.name()) + ": " + row.value()));
        part("Objectives and ratings");
        line("P performed without challenges, S with some, M with major challenges, U unable to be performed, N not"
                + " observed. Ratings are of tasks, never of people, and are counted, not averaged.");
        for (var objective : page.objectives()) {
            line("", "### " + objective.id() + " " + plain(objective.title()), "", objective.counts(), "");
            objective
                    .seen()
                    .forEach(seen -> line("- **" + seen.rating() + "** " + plain(seen.task()) + ": "
                            + plain(seen.text()) + " (" + seen.when() + ")"));
        }
        part("Injects and decisions");
        page.injects().forEach(this::inject);
        part("Strengths");
        page.strengths().forEach(thought -> line("- " + plain(thought.text()) + " (votes: " + thought.votes() + ")"));
        part("Areas for improvement");
        page.areas()
                .forEach(thought -> line(
                        "- " + thought.kind() + ": " + plain(thought.text()) + " (votes: " + thought.votes() + ")"));
        part("Assigned and put off");
        page.improvements().forEach(improvement -> line("- " + plain(improvement)));
        part("Improvement plan");
        plan(page.plan());
        part("Numbers");
        line("Of talk in a room; not to be compared with the TTD and TTR of drills.", "");
        line(
                "| Inject | Answered | In time | First response | Group decision | As expected | Clarifications |",
                "|---|---|---|---|---|---|---|");
        page.numbers()
                .forEach(number -> line("| " + number.inject() + " | " + number.answered() + " | " + number.inTime()
                        + " | " + number.first() + " | " + number.decided() + " | " + number.coded() + " | "
                        + number.clarifications() + " |"));
        line("");
        page.medians().forEach(median -> line("- " + median.name() + ": " + median.value()));
        part("Participant feedback");
        line("Anonymous; how many agree 1 (not at all) to 5 (fully).", "");
        page.feedback().forEach(row -> line("- " + row.name() + " " + row.value()));
        page.remarks().forEach(row -> line("- " + row.name() + ": " + plain(row.value())));
        part("Timeline");
        line("| UTC | Exercise clock | Who | What |", "|---|---|---|---|");
        page.timeline()
                .forEach(row -> line("| " + row.wall().text() + " | " + row.elapsed() + " | " + plain(row.who()) + " | "
                        + plain(row.what()) + corrections(row) + " |"));
        return text.toString();
    }

    private void plan(TabletopPlan plan) {
        if (!plan.closed()) {
            line("It is written when the session is closed.");
            return;
        }
        if (plan.gaps().isEmpty()) {
            line("No gap has been accepted or added.");
        } else {
            line(plan.summary(), "");
            line("| Gap | What is missing | Where in the chain | Found in | Owner | Due | Status |");
            line("|---|---|---|---|---|---|---|");
            plan.gaps()
                    .forEach(gap -> line("| " + gap.id() + " | " + plain(gap.title()) + " | " + gap.category() + " | "
                            + gap.found().text() + " | " + (gap.owner().isEmpty() ? "nobody yet" : plain(gap.owner()))
                            + " | " + (gap.due().isEmpty() ? "no date" : gap.due()) + " | "
                            + gap.status().text() + " |"));
        }
        if (!plan.suggestions().isEmpty()) {
            line("", "Suggested by the record, and not decided yet:", "");
            plan.suggestions().forEach(gap -> line("- " + plain(gap.title().value())));
        }
    }

    private void inject(TabletopReportPage.Inject inject) {
        line("", "### " + plain(inject.id()) + " " + plain(inject.title()), "", plain(inject.about()));
        if (!inject.reason().isEmpty()) {
            line("", "Not told: " + plain(inject.reason()));
        }
        if (!inject.prompt().isEmpty()) {
            line("", plain(inject.prompt()), "");
        }
        inject.bars().forEach(bar -> line("- " + plain(bar.label()) + ": " + bar.count()));
        if (inject.answered() != null) {
            line("", inject.answered());
        }
        if (inject.decided() != null) {
            line("", "**The group decided:** " + plain(inject.decided()));
        }
        if (!inject.minority().isEmpty()) {
            line("", "Minority views:", "");
            inject.minority().forEach(view -> line("- " + plain(view)));
        }
    }

    private static String corrections(TabletopReportPage.Line row) {
        return row.corrections().stream()
                .map(text -> " **Corrected:** " + plain(text))
                .collect(Collectors.joining());
    }

    private void part(String title) {
        line("", "## " + title + " (EXERCISE)", "");
    }

    private void line(String... lines) {
        for (var line : lines) {
            text.append(line).append('\n');
        }
    }

    /** What people wrote, as one line that is no markup. */
    private static String plain(String written) {
        return written.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
