package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.GapRow;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Note;
import io.drillmaster.pages.view.ReviewPage;
import io.drillmaster.pages.view.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A review that people have worked on, and one that nobody has touched. */
final class ReviewPreviews {
    private ReviewPreviews() {}

    static ReviewPage full() {
        return new ReviewPage(
                new Link("/exercises/EX-0007", "EX-0007"),
                "/exercises/EX-0007/review",
                "Typosquat on the ML build runners",
                new Chip("Draft", Tone.INFO),
                List.of(
                        NamedValue.of("Scenario", "SC-01 v1"),
                        NamedValue.of("Window", "3 Nov 2026, 10:04 to 11:04 UTC"),
                        NamedValue.of("Took part", "1 facilitator, 2 responders"),
                        NamedValue.of("Techniques", "T1195.001, T1204.005")),
                "The package ran on one build runner and was detected 2 min 05 s later by Falco. An engineer began to"
                        + " investigate 6 min 40 s after the alert.",
                List.of(
                        new ReviewPage.ReviewNumber(
                                "Time to detect",
                                "2 min 05 s",
                                "between 2 min 01 s and 2 min 07 s",
                                "objective 10 min",
                                new Chip("met", Tone.GOOD),
                                "From the DNS lookup on our clock to the alert's arrival here.",
                                List.of(new Link("/evidence/12", "row 12"), new Link("/evidence/43", "row 43"))),
                        new ReviewPage.ReviewNumber(
                                "Time to respond",
                                "6 min 40 s",
                                null,
                                "objective 30 min",
                                new Chip("met", Tone.GOOD),
                                "From the alert to “I am investigating”.",
                                List.of(new Link("/evidence/61", "row 61"))),
                        new ReviewPage.ReviewNumber(
                                "Time to acknowledge",
                                "25 s",
                                null,
                                null,
                                null,
                                "From the alert to the first who saw it.",
                                List.of()),
                        new ReviewPage.ReviewNumber(
                                "Targets detected", "1 of 2", null, null, null, "One row a target, below.", List.of())),
                List.of(Note.of("The alert took more than a minute from the event to us.")),
                new Link("/exercises/EX-0007#verdict-history", "Verdict history"),
                List.of("stand-in detector (in place of Falco)"),
                ExercisePreviews.targets(),
                ExercisePreviews.timeline(),
                List.of(
                        new ReviewPage.Section(
                                "went-well",
                                "What went well",
                                "What helped? Name the tool, the habit, the preparation.",
                                "The alert named the package and the host.\n\nThe runbook link in the alert was the right one.",
                                3,
                                "edited by Ana Duarte on 3 Nov 2026, 11:20 UTC",
                                List.of(new ReviewPage.EarlierVersion(
                                        2, "by Bo on 3 Nov 2026, 11:02 UTC", "The alert named the package.")),
                                null,
                                null),
                        new ReviewPage.Section(
                                "hard",
                                "What made it hard",
                                "Conditions, not people: time, load, missing information.",
                                "The on-call engineer should have looked at the second target.",
                                1,
                                "edited by Bo Lindqvist on 3 Nov 2026, 11:04 UTC",
                                List.of(),
                                "Somebody saved version 1 while you were writing. Your text is in the form below: merge the two and save again.",
                                "The second target was not on the dashboard."),
                        section("surprised", "What surprised us"),
                        section("lucky", "Where we were lucky"),
                        section("follow-up", "Follow-up")),
                List.of(new ReviewPage.Suggestion(
                        "target-python-module",
                        "python -m pip is not seen by the rule",
                        "Detect",
                        "python-module ran and no alert carried its token.",
                        List.of(new Link("/evidence/21", "row 21")))),
                gaps(),
                newGap(null),
                true);
    }

    static ReviewPage empty() {
        return new ReviewPage(
                new Link("/exercises/EX-0008", "EX-0008"),
                "/exercises/EX-0008/review",
                "npm postinstall in CI",
                new Chip("Finished", Tone.NEUTRAL),
                List.of(),
                "Nothing executed.",
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(section("went-well", "What went well")),
                List.of(),
                List.of(),
                newGap("Say what is missing."),
                true);
    }

    private static ReviewPage.Section section(String key, String title) {
        return new ReviewPage.Section(
                key, title, "What did normal work look like that day?", "", 0, null, List.of(), null, null);
    }

    private static ReviewPage.NewGap newGap(@Nullable String error) {
        return new ReviewPage.NewGap(
                new Field("", error),
                List.of(new Choice("DETECT", "Detect", true), new Choice("DELIVER", "Deliver", false)),
                Field.EMPTY,
                Field.EMPTY);
    }

    static List<GapRow> gaps() {
        return List.of(
                gap(
                        "GAP-0003",
                        "No rule sees python -m pip",
                        "Bo Lindqvist",
                        "14 Oct 2026",
                        "2026-10-14",
                        true,
                        new Chip("Open", Tone.WARN),
                        null),
                gap(
                        "GAP-0002",
                        "Alerts wait a minute in the forwarder's batch",
                        "Chen Wei",
                        "30 Nov 2026",
                        "2026-11-30",
                        false,
                        new Chip("In progress", Tone.INFO),
                        "Closes when a re-drill of SC-01 is delivered within 60 s."),
                gap(
                        "GAP-0001",
                        "The alert does not name the package",
                        "",
                        "",
                        "",
                        false,
                        new Chip("Closed", Tone.GOOD),
                        "Closed by EX-0006."));
    }

    private static GapRow gap(
            String id,
            String title,
            String owner,
            String due,
            String dueValue,
            boolean overdue,
            Chip status,
            @Nullable String redrill) {
        return new GapRow(
                id,
                title,
                "Detect",
                new Link("/exercises/EX-0005", "EX-0005"),
                List.of("No alert came within 15 min of the first execution."),
                false,
                owner,
                due,
                dueValue,
                overdue,
                status,
                List.of(
                        new Choice("OPEN", "Open", true),
                        new Choice("IN_PROGRESS", "In progress", false),
                        new Choice("CLOSED", "Closed – needs re-drill", false)),
                redrill,
                true,
                null);
    }
}
