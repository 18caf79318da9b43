package io.drillmaster.pages;

import io.drillmaster.pages.view.AccountPage;
import io.drillmaster.pages.view.AlertSourcePage;
import io.drillmaster.pages.view.AlertSourcesPage;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.ErrorPage;
import io.drillmaster.pages.view.EvidencePage;
import io.drillmaster.pages.view.ExerciseListPage;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.GapListPage;
import io.drillmaster.pages.view.HelpPage;
import io.drillmaster.pages.view.IsThisOursPage;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.LinkClosedPage;
import io.drillmaster.pages.view.LurePage;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.NewExercisePage;
import io.drillmaster.pages.view.Page;
import io.drillmaster.pages.view.PageFrame;
import io.drillmaster.pages.view.PeoplePage;
import io.drillmaster.pages.view.RegistriesPage;
import io.drillmaster.pages.view.ScenarioListPage;
import io.drillmaster.pages.view.ScenarioPage;
import io.drillmaster.pages.view.SetupPage;
import io.drillmaster.pages.view.SignInPage;
import io.drillmaster.pages.view.Tone;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every page with something on it, and every page with as little as it can have. */
final class Previews {
    static final Instant NOW = Instant.parse("2026-11-03T10:21:40Z");

    private Previews() {}

    /** A page in its frame. */
    record Preview(PageFrame frame, Page page) {}

    static Preview named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Map<String, Preview> all() {
        var all = new LinkedHashMap<String, Preview>();
        all.put("setup", outside("Set up", setup(true, Field.EMPTY)));
        all.put(
                "setup-errors",
                outside(
                        "Set up",
                        setup(false, new Field("a", "“a” is too short: an account name has at least 3 letters."))));
        all.put(
                "link-closed",
                outside(
                        "Link expired",
                        new LinkClosedPage(
                                "This link has expired",
                                "Setup links work for 24 hours; this one was made on 1 Nov 2026, 09:00 UTC.",
                                "Run “drillmaster setup-link” on the server to get a new one.")));
        all.put("sign-in", outside("Sign in", new SignInPage("", null, "/exercises")));
        all.put(
                "sign-in-wrong",
                outside(
                        "Sign in",
                        new SignInPage("ana", "Account name and password do not belong together.", "/exercises")));
        all.put("exercises", demo("Exercises", NavItem.EXERCISES, exercises()));
        all.put(
                "exercises-empty",
                inside("Exercises", NavItem.EXERCISES, new ExerciseListPage(List.of(), true, null, null, null)));
        all.put("exercises-none-to-see", guest(new ExerciseListPage(List.of(), false, null, null, null)));
        all.put("new-exercise", inside("New exercise", NavItem.EXERCISES, newExercise(false)));
        all.put("new-exercise-errors", inside("New exercise", NavItem.EXERCISES, newExercise(true)));
        all.put(
                "new-exercise-empty",
                inside(
                        "New exercise",
                        NavItem.EXERCISES,
                        new NewExercisePage(
                                List.of(),
                                null,
                                Field.EMPTY,
                                true,
                                Field.EMPTY,
                                Field.EMPTY,
                                List.of(),
                                Field.EMPTY,
                                Field.EMPTY,
                                List.of(),
                                null,
                                Field.EMPTY,
                                Field.EMPTY,
                                List.of(),
                                List.of(),
                                "",
                                "No route.",
                                null)));
        all.put("exercise-running", demo("Typosquat drill", NavItem.EXERCISES, ExercisePreviews.running()));
        all.put("exercise-over", inside("Typosquat drill", NavItem.EXERCISES, ExercisePreviews.over()));
        all.put("exercise-empty", inside("Planned drill", NavItem.EXERCISES, ExercisePreviews.planned()));
        all.put("evidence", inside("Evidence", NavItem.EXERCISES, evidence(true)));
        all.put("evidence-retracted", inside("Evidence", NavItem.EXERCISES, evidence(false)));
        all.put(
                "evidence-empty",
                inside(
                        "Evidence",
                        NavItem.EXERCISES,
                        new EvidencePage(
                                "1",
                                null,
                                new Chip("DNS", Tone.NEUTRAL),
                                "A name was looked up.",
                                false,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null,
                                "A fact of our own: no payload.",
                                List.of(),
                                false,
                                Field.EMPTY)));
        all.put("tabletops", inside("Tabletops", NavItem.TABLETOPS, TabletopPreviews.list()));
        all.put("tabletop-new", inside("New tabletop", NavItem.TABLETOPS, TabletopPreviews.fresh(false)));
        all.put("tabletop-new-errors", inside("New tabletop", NavItem.TABLETOPS, TabletopPreviews.fresh(true)));
        all.put("tabletop-console", inside("Wednesday", NavItem.TABLETOPS, TabletopPreviews.console()));
        all.put("tabletop-console-empty", inside("Thursday", NavItem.TABLETOPS, TabletopPreviews.empty()));
        all.put("tabletop-wall", inside("Wednesday", NavItem.TABLETOPS, TabletopPreviews.wall()));
        all.put("tabletop-wall-bare", inside("Wednesday", NavItem.TABLETOPS, TabletopPreviews.bareWall()));
        all.put("tabletop-evaluate", inside("Evaluate", NavItem.TABLETOPS, TabletopPreviews.evaluation()));
        all.put("tabletop-report", inside("Report", NavItem.TABLETOPS, TabletopPreviews.report()));
        all.put("alerts", inside("Alerts", NavItem.ALERTS, AlertPreviews.busy()));
        all.put("alerts-filtered", inside("Alerts", NavItem.ALERTS, AlertPreviews.filtered()));
        all.put("alerts-empty", inside("Alerts", NavItem.ALERTS, AlertPreviews.empty()));
        all.put("canary", inside("Canary", NavItem.CANARY, CanaryPreviews.busy()));
        all.put("canary-empty", inside("Canary", NavItem.CANARY, CanaryPreviews.empty()));
        all.put("detections", inside("Detections", NavItem.EXERCISES, DetectionPreviews.running()));
        all.put("detections-over", inside("Detections", NavItem.EXERCISES, DetectionPreviews.over()));
        all.put("verdict", inside("Verdict 4", NavItem.EXERCISES, VerdictPreviews.late()));
        all.put("verdict-first", inside("Verdict 1", NavItem.EXERCISES, VerdictPreviews.first()));
        all.put("review", inside("Review of EX-0007", NavItem.EXERCISES, ReviewPreviews.full()));
        all.put("review-empty", inside("Review of EX-0008", NavItem.EXERCISES, ReviewPreviews.empty()));
        all.put("readiness", inside("Readiness", NavItem.READINESS, ReadinessPreviews.full()));
        all.put("readiness-empty", inside("Readiness", NavItem.READINESS, ReadinessPreviews.empty()));
        all.put("gaps", inside("Gaps", NavItem.GAPS, gaps()));
        all.put("gaps-empty", inside("Gaps", NavItem.GAPS, new GapListPage(List.of(), List.of(), 0, 0, "/gaps")));
        all.put("trend", inside("Trend", NavItem.TREND, TrendPreviews.full()));
        all.put("trend-empty", inside("Trend", NavItem.TREND, TrendPreviews.empty()));
        all.put("lure", inside("Lure names", NavItem.SCENARIOS, lure()));
        all.put(
                "lure-error",
                inside(
                        "Lure names",
                        NavItem.SCENARIOS,
                        new LurePage(
                                List.of(new Choice("PACKAGE_JSON", "package.json (npm)", true)),
                                new Field("{", "It cannot be read as package.json: line 1: this is not JSON."),
                                null)));
        all.put(
                "lure-none",
                inside(
                        "Lure names",
                        NavItem.SCENARIOS,
                        new LurePage(
                                List.of(),
                                Field.of("six"),
                                new LurePage.Result(
                                        "Dependencies: 1.", "Nobody was asked.", List.of(), List.of(), List.of()))));
        all.put("msels", inside("Tabletop stories", NavItem.SCENARIOS, MselPreviews.list()));
        all.put("msel", inside("The helper library", NavItem.SCENARIOS, MselPreviews.one()));
        all.put("msel-draft", inside("Edit TTX-01", NavItem.SCENARIOS, MselPreviews.draft()));
        all.put("msel-draft-new", inside("Edit ACME-1", NavItem.SCENARIOS, MselPreviews.untouched()));
        all.put("msel-form", inside("TT-01 A file", NavItem.SCENARIOS, MselPreviews.form()));
        all.put("msel-preview", inside("Preview", NavItem.SCENARIOS, MselPreviews.seen()));
        all.put("msel-edit", inside("Edit TTX-01", NavItem.SCENARIOS, MselPreviews.wrong()));
        all.put("msel-edit-fine", inside("New tabletop", NavItem.SCENARIOS, MselPreviews.fine()));
        all.put("scenarios", inside("Scenarios", NavItem.SCENARIOS, scenarios()));
        all.put(
                "scenarios-empty",
                inside("Scenarios", NavItem.SCENARIOS, new ScenarioListPage(List.of(), List.of(), false)));
        all.put("scenario", inside("Typosquat", NavItem.SCENARIOS, scenario()));
        all.put(
                "scenario-empty",
                inside(
                        "Control",
                        NavItem.SCENARIOS,
                        new ScenarioPage(
                                "SC-25",
                                "Control",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                "id: SC-25",
                                List.of(),
                                false)));
        all.put("alert-sources", inside("Alert sources", NavItem.ALERT_SOURCES, sources()));
        all.put(
                "alert-sources-empty",
                inside(
                        "Alert sources",
                        NavItem.ALERT_SOURCES,
                        new AlertSourcesPage(
                                List.of(),
                                null,
                                new Field("", "Give the source a name."),
                                List.of(new Choice("falco", "Falco", true)))));
        all.put("alert-source", inside("The SIEM", NavItem.ALERT_SOURCES, source()));
        all.put(
                "alert-source-never-seen",
                inside(
                        "Falco",
                        NavItem.ALERT_SOURCES,
                        new AlertSourcePage(
                                "2",
                                "Falco",
                                true,
                                new Chip("never seen", Tone.WARN),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null)));
        all.put("registries", inside("Registries", NavItem.REGISTRIES, registries()));
        all.put("registries-empty", inside("Registries", NavItem.REGISTRIES, new RegistriesPage(List.of(), List.of())));
        all.put("people", inside("People", NavItem.PEOPLE, people()));
        all.put(
                "people-empty",
                inside("People", NavItem.PEOPLE, new PeoplePage(List.of(), List.of(), null, roles("member"))));
        all.put("account", inside("Your account", NavItem.NONE, account()));
        all.put(
                "error",
                inside(
                        "Not found",
                        NavItem.NONE,
                        new ErrorPage(
                                404,
                                "There is no exercise EX-0099",
                                "The address may be mistyped, or you may not see that exercise before it is revealed.",
                                "Look for it in the list of exercises.",
                                null)));
        all.put(
                "error-outside",
                outside(
                        "Something broke",
                        new ErrorPage(
                                500,
                                "Something broke on our side",
                                "What you sent was not saved.",
                                "Try again. If it happens again, tell whoever runs this server.",
                                "7f3a-91c2")));
        all.put(
                "help",
                inside(
                        "How it measures",
                        NavItem.HELP,
                        new HelpPage(List.of(
                                NamedValue.of("Detected", "Executed, then detected inside the window."),
                                NamedValue.of(
                                        "Not detected",
                                        "Executed, and nobody noticed by the end of the window: TTD is longer than"
                                                + " that."),
                                NamedValue.of(
                                        "Prevented silently",
                                        "Something stopped it before it ran, and nobody was told.")))));
        all.put("is-this-ours", isThisOurs(Field.EMPTY, Field.EMPTY, null));
        all.put(
                "is-this-ours-wrong",
                isThisOurs(
                        new Field("", "That is 2,001 characters; paste one line of at most 2,000."),
                        new Field("", "Choose the file that you found."),
                        null));
        all.put(
                "is-this-ours-yes",
                isThisOurs(
                        Field.of("query A i.abcdefgh.abcdefghij234567klmn.drill.example.com from 10.2.3.4"),
                        Field.EMPTY,
                        new IsThisOursPage.Verdict(
                                Tone.GOOD,
                                "Yes. This is a trace of a drill of ours.",
                                "It carries the token of a drill.",
                                List.of("Respond as you would to the real thing."),
                                List.of(new IsThisOursPage.Drill(
                                        new Link("/exercises/EX-0007", "EX-0007: Typosquat on a laptop"),
                                        new Chip("Running", Tone.INFO),
                                        List.of(
                                                NamedValue.of("Contact", "Ada Lovelace, +1 555 0100"),
                                                NamedValue.of("SHA-256", "0123456789abcdef".repeat(4))),
                                        List.of("Looks up one DNS name."),
                                        List.of(
                                                new Link("/packages/0/manifest.intoto.json", "Signed manifest"),
                                                new Link("/packages/0/sbom.cdx.json", "Bill of materials")))))));
        all.put(
                "is-this-ours-no",
                isThisOurs(
                        Field.of("left-padz"),
                        Field.EMPTY,
                        new IsThisOursPage.Verdict(
                                Tone.BAD,
                                "No. Treat it as real.",
                                "Nothing here is like it.",
                                List.of("Start your incident procedure now."),
                                List.of())));
        return all;
    }

    private static Preview isThisOurs(Field question, Field file, IsThisOursPage.@Nullable Verdict verdict) {
        return inside("Is this ours?", NavItem.NONE, new IsThisOursPage(question, file, verdict));
    }

    private static Preview outside(String title, Page page) {
        return new Preview(frame(title, NavItem.NONE, null, null, null), page);
    }

    private static Preview inside(String title, NavItem nav, Page page) {
        return new Preview(
                frame(title, nav, new PageFrame.SignedIn("Ana Duarte", "Administrator", true, true), null, null), page);
    }

    private static Preview guest(Page page) {
        return new Preview(
                frame(
                        "Exercises",
                        NavItem.EXERCISES,
                        new PageFrame.SignedIn("Bo", "Observer", false, false),
                        new PageFrame.Flash(Tone.INFO, "You are signed in.", null),
                        null),
                page);
    }

    private static Preview demo(String title, NavItem nav, Page page) {
        return new Preview(
                frame(
                        title,
                        nav,
                        new PageFrame.SignedIn("Ana Duarte", "Administrator", true, true),
                        new PageFrame.Flash(
                                Tone.GOOD,
                                "The alert was rejected; TTD was worked out again.",
                                new PageFrame.Undo("/evidence/43/retract", "Undo")),
                        "Stand-ins: stand-in detector (in place of Falco). Everything else is real."),
                page);
    }

    private static PageFrame frame(
            String title,
            NavItem nav,
            PageFrame.@Nullable SignedIn person,
            PageFrame.@Nullable Flash flash,
            @Nullable String demoBanner) {
        return new PageFrame(title, nav, person, "csrf-value", flash, null, demoBanner, "0.1.0", Moment.full(NOW));
    }

    static Moment at(int minutesAgo) {
        return Moment.toTheMinute(NOW.minusSeconds(minutesAgo * 60L));
    }

    static Chip outcome(String text) {
        return new Chip(
                text,
                text.startsWith("Not") ? Tone.BAD : text.startsWith("Prevented silently") ? Tone.WARN : Tone.GOOD);
    }

    private static SetupPage setup(boolean first, Field account) {
        return new SetupPage(
                "/setup/3mYx",
                "Member",
                first,
                account.error() == null ? Field.EMPTY : Field.of("Ana Duarte"),
                account,
                Field.EMPTY,
                account.error() == null
                        ? Field.EMPTY
                        : new Field("typed-secret", "The two passwords differ. Type the same one twice."),
                null);
    }

    private static ExerciseListPage exercises() {
        return new ExerciseListPage(
                List.of(
                        new ExerciseListPage.Group(
                                "running",
                                "Running now",
                                1,
                                List.of(new ExerciseListPage.Row(
                                        "/preview/exercise-running",
                                        "EX-0007",
                                        "Typosquat on the ML build runners",
                                        "SC-01 Typosquat on a developer's laptop",
                                        at(16),
                                        new Chip("Window open", Tone.INFO),
                                        null,
                                        "2 min 05 s",
                                        "running",
                                        false,
                                        null))),
                        new ExerciseListPage.Group(
                                "planned",
                                "Planned",
                                1,
                                List.of(new ExerciseListPage.Row(
                                        "/exercises/EX-0008",
                                        "EX-0008",
                                        "npm postinstall in CI",
                                        "SC-17 Poisoned dependency in a pipeline",
                                        at(-2880),
                                        new Chip("Planned", Tone.NEUTRAL),
                                        null,
                                        "–",
                                        "–",
                                        false,
                                        null))),
                        new ExerciseListPage.Group(
                                "finished",
                                "Finished",
                                143,
                                List.of(
                                        finished(
                                                "EX-0006",
                                                "Quarterly drill, laptops",
                                                "Detected",
                                                "3 min 40 s",
                                                "12 min 03 s"),
                                        finished(
                                                "EX-0005",
                                                "First drill after the Falco rule",
                                                "Not detected",
                                                "> 60 min (not detected)",
                                                "–"),
                                        finished("EX-0004", "npm 12 on the runners", "Prevented silently", "–", "–")))),
                true,
                new ExerciseListPage.Samples(140, true),
                null,
                "/preview/exercises");
    }

    private static ExerciseListPage.Row finished(String id, String title, String outcome, String ttd, String ttr) {
        return new ExerciseListPage.Row(
                "/exercises/" + id,
                id,
                title,
                "SC-01 Typosquat on a developer's laptop",
                at(30_000),
                new Chip("Finished", Tone.NEUTRAL),
                outcome(outcome),
                ttd,
                ttr,
                true,
                new Chip("stale package still installable", Tone.WARN));
    }

    private static NewExercisePage newExercise(boolean errors) {
        return new NewExercisePage(
                List.of(
                        new NewExercisePage.ScenarioCard(
                                "SC-01",
                                "Typosquat on a developer's laptop",
                                "A developer mistypes the name of a helper library and pip installs a look-alike. Its"
                                        + " build script runs at once, with everything the developer may do.",
                                "PyPI",
                                true),
                        new NewExercisePage.ScenarioCard(
                                "SC-17",
                                "Poisoned dependency in a pipeline",
                                "A dependency of a dependency gains a postinstall script.",
                                "npm",
                                false)),
                null,
                errors ? new Field("", "Give the exercise a title.") : Field.of("Typosquat on the ML build runners"),
                !errors,
                errors
                        ? new Field("2026-11-01T10:00", "1 Nov 2026, 10:00 UTC is in the past. Choose a later time.")
                        : Field.EMPTY,
                errors ? new Field("ten", "“ten” is no number. Write minutes, for example 60.") : Field.of("60"),
                List.of(
                        new Choice("ana", "Ana Duarte (Administrator)", true),
                        new Choice("bo", "Bo Lindqvist (Member)", false),
                        new Choice("chen", "Chen Wei (Member)", false)),
                Field.of("security@example.org"),
                errors ? new Field("", "Say where the packages may act.") : Field.of(".ci.example.org"),
                List.of(new NewExercisePage.RegistryChoice(
                        "registry-pypi",
                        "PyPI packages go to",
                        List.of(
                                new Choice("built-in", "The registry of this server", false),
                                new Choice("team-pypi", "team-pypi (devpi, pypi.example.org)", true)))),
                errors ? "There is no registry 'old'. Choose one of the list." : null,
                Field.of("10"),
                Field.of("30"),
                List.of(new NewExercisePage.LabelInput(
                        "team",
                        "Team",
                        "Who is to notice and respond.",
                        errors ? new Field("far too long", "This has 61 characters.") : Field.of("Payments"),
                        List.of("Payments", "Platform"))),
                List.of(
                        new NewExercisePage.TargetPreview("pip-command", "PyPI", "pytorch-utilz", "0.0.1", null),
                        new NewExercisePage.TargetPreview(
                                "python-module",
                                "PyPI",
                                "pytorch-utilz",
                                "0.0.3",
                                "0.0.2 was published by EX-0004, so the next free version is used.")),
                "Unless you say otherwise below: watched for 1 h, to be detected within 10 min.",
                "Drill names end in drill.example.org and reach this server's canary on port 53 through your resolver.",
                null);
    }

    private static EvidencePage evidence(boolean standing) {
        return new EvidencePage(
                "0192f7c4-51d2-7a3e-9f10-2f4e8b1c77aa",
                new Link("/exercises/EX-0007", "EX-0007 Typosquat on the ML build runners"),
                new Chip("Alert received", Tone.INFO),
                "Falco raised “Drill marker written during package install” on build-runner-3.",
                true,
                standing
                        ? null
                        : "Retracted by Ana Duarte on 3 Nov 2026, 10:40:02 UTC: it came from our own rehearsal.",
                standing ? null : "/evidence/99/retract",
                List.of(
                        NamedValue.of("Place in the log", "43"),
                        new NamedValue("Exercise", "EX-0007", "/exercises/EX-0007"),
                        NamedValue.of("Source", "falco"),
                        NamedValue.of("Host", "build-runner-3"),
                        NamedValue.of("Received (our clock)", "3 Nov 2026, 10:07:17.204 UTC"),
                        NamedValue.of("Source's own time", "2026-11-03T10:05:12.911223344Z (time of the system call)")),
                List.of(
                        NamedValue.of("Rule", "Drill marker written during package install"),
                        NamedValue.of("Priority", "Warning"),
                        NamedValue.of("Token", "k3qz7m2v9xw4")),
                """
                {
                  "hostname": "build-runner-3",
                  "output": "10:05:12.911223344: Warning Drill marker written (file=/tmp/security-drill-k3qz7m2v9xw4 proc=python3 parent=pip user=runner container=a81f)",
                  "priority": "Warning",
                  "rule": "Drill marker written during package install",
                  "time": "2026-11-03T10:05:12.911223344Z"
                }""",
                "JSON, 412 bytes, SHA-256 9f2c…41aa. Shown indented; kept as it came.",
                standing
                        ? List.of()
                        : List.of(new EvidencePage.History(
                                Moment.full(NOW), "Ana Duarte retracted it.", new Link("/evidence/99", "row 99"))),
                standing,
                Field.EMPTY);
    }

    private static GapListPage gaps() {
        return new GapListPage(
                List.of(
                        new GapListPage.Filter("/gaps", "All", 3, true),
                        new GapListPage.Filter("/gaps?status=open", "Open", 1, false),
                        new GapListPage.Filter("/gaps?status=in-progress", "In progress", 1, false),
                        new GapListPage.Filter("/gaps?status=closed", "Closed", 1, false)),
                ReviewPreviews.gaps(),
                1,
                3,
                "/gaps");
    }

    private static ScenarioListPage scenarios() {
        return new ScenarioListPage(
                List.of(
                        new ScenarioListPage.Row(
                                "/scenarios/SC-01",
                                "SC-01",
                                "Typosquat on a developer's laptop",
                                "A developer mistypes the name of a helper library, or copies it from a page that did, and"
                                        + " pip installs a look-alike.",
                                "PyPI",
                                "version 1",
                                new Chip("built in", Tone.NEUTRAL)),
                        new ScenarioListPage.Row(
                                "/scenarios/SC-17",
                                "SC-17",
                                "Poisoned dependency in a pipeline",
                                "A dependency of a dependency gains a postinstall script.",
                                "npm",
                                "version 2",
                                new Chip("your own", Tone.INFO))),
                List.of(new ScenarioListPage.ScenarioProblem(
                        "/etc/drillmaster/scenarios/ours.yaml",
                        "line 14, targets[0].actions[1]",
                        "“RUN_SHELL” is no benign action. Allowed are WRITE_MARKER, DNS_LOOKUP and NOOP.")),
                true);
    }

    private static ScenarioPage scenario() {
        return new ScenarioPage(
                "SC-01",
                "Typosquat on a developer's laptop",
                List.of(
                        "A developer mistypes the name of a helper library, or copies it from a page that did, and pip"
                                + " installs a look-alike.",
                        "The look-alike's build script runs at once, with everything the developer may do."),
                List.of(
                        NamedValue.of("Version", "1"),
                        NamedValue.of("REFLEX", "Expose, Fortify"),
                        NamedValue.of("ATT&CK (v19)", "T1195.001, T1204.005, T1059.006"),
                        NamedValue.of("Window", "60 min"),
                        NamedValue.of("Objective", "TTD 10 min, TTR 30 min")),
                List.of(new ScenarioPage.Target(
                        "pip-command",
                        "PyPI",
                        "pytorch-utilz",
                        List.of(
                                new ScenarioPage.Action(
                                        "WRITE_MARKER", "Writes one small text file below the temporary directory."),
                                new ScenarioPage.Action(
                                        "DNS_LOOKUP",
                                        "Asks for one name below the drill zone and drops the answer.")))),
                List.of(
                        new ScenarioPage.Signal(
                                "FALCO",
                                "Drill marker written during package install",
                                "A rule of your own reports a security-drill file written by a child of a package"
                                        + " manager."),
                        new ScenarioPage.Signal("HUMAN", "", "Somebody reports the odd package.")),
                List.of(
                        "Find out which package, which machine and whose account it was.",
                        "Block the name in the registry's proxy."),
                "id: SC-01\nversion: 1\ntitle: Typosquat on a developer's laptop\ntargets:\n  - name: pip-command\n    command: pip install --index-url {index} pytorch-utilz==0.0.1 --no-cache-dir --disable-pip-version-check\n",
                List.of(new Link("/exercises/EX-0007", "EX-0007 Typosquat on the ML build runners")),
                true);
    }

    private static RegistriesPage registries() {
        return new RegistriesPage(
                List.of(
                        new RegistriesPage.Row(
                                "team-pypi",
                                "devpi, PyPI",
                                "https://pypi.example.org/drill/dev/+simple/",
                                "This server deletes there.",
                                new Chip("fit for drills", Tone.GOOD),
                                at(2),
                                List.of(
                                        "Asked for 'drill-preflight-1f', a name that nobody has, the index says no: 404.")),
                        new RegistriesPage.Row(
                                "team-npm",
                                "npm, npm",
                                "https://npm.example.org/",
                                "This server deletes there.",
                                new Chip("never checked", Tone.WARN),
                                null,
                                List.of())),
                List.of(new RegistriesPage.Left(
                        "acme-drill-utilz 0.0.1",
                        "team-pypi",
                        "EX-0004",
                        new Chip("left behind", Tone.BAD),
                        at(1),
                        "The registry refuses to delete it: 403.")));
    }

    private static AlertSourcePage source() {
        return new AlertSourcePage(
                "1",
                "The SIEM",
                false,
                new Chip("seen", Tone.GOOD),
                List.of(NamedValue.of("Kind", "Any other tool")),
                List.of(
                        new AlertSourcePage.Delivery(
                                at(1),
                                new Chip("200 kept", Tone.GOOD),
                                "Alert: Unknown name looked up",
                                new Link("/evidence/1", "Evidence")),
                        new AlertSourcePage.Delivery(
                                at(2), new Chip("400 refused", Tone.WARN), "The body is not JSON.", null)),
                new AlertSourcePage.Secret("The secret before this one is taken too until 3 Nov 2026, 10:05:12 UTC."),
                new Command("Shared secret of The SIEM", "qN2bVw0Jr7Xc5Lk8"),
                new AlertSourcePage.Certificate(Field.of("CN=siem"), "X-SSL-Client-S-DN"),
                new AlertSourcePage.MappingForm(
                        List.of(
                                new AlertSourcePage.Input("map-rule", "Rule", "Its name.", Field.of("$.rule")),
                                new AlertSourcePage.Input(
                                        "map-host",
                                        "Host",
                                        "The machine.",
                                        new Field("host", "A path begins with $."))),
                        Field.of("{}"),
                        new AlertSourcePage.Preview(
                                "One alert is read in it:",
                                Tone.GOOD,
                                List.of(
                                        new AlertSourcePage.Row("Rule", "Unknown name looked up", null),
                                        new AlertSourcePage.Row("Host", "", "there is nothing at its place")))));
    }

    private static AlertSourcesPage sources() {
        return new AlertSourcesPage(
                List.of(
                        new AlertSourcesPage.Row(
                                "1",
                                "Falco on the build cluster",
                                "Falco",
                                false,
                                "/hooks/falco/…k3Qz",
                                at(2),
                                new Chip("Seen 2 min ago", Tone.GOOD),
                                "1 204 alerts",
                                true),
                        new AlertSourcesPage.Row(
                                "2",
                                "Stand-in detector",
                                "Falco",
                                true,
                                "/hooks/falco/…9xWa",
                                null,
                                new Chip("Never seen", Tone.WARN),
                                "nothing yet",
                                false)),
                new AlertSourcesPage.Fresh(
                        "GitHub Actions",
                        "https://drillmaster.example.org/hooks/github/qN2bVw0Jr7Xc5Lk8Zt1Ys6Pd3Hf9Gm4Ae",
                        List.of(
                                new Command(
                                        "falcosidekick, in config.yaml",
                                        "webhook:\n  address: https://drillmaster.example.org/hooks/falco/qN2bVw0Jr7Xc5Lk8Zt1Ys6Pd3Hf9Gm4Ae\n  minimumpriority: notice"))),
                Field.EMPTY,
                List.of(
                        new Choice("falco", "Falco / falcosidekick", true),
                        new Choice("github", "GitHub Actions", false)));
    }

    private static List<Choice> roles(String chosen) {
        return List.of(
                new Choice("administrator", "Administrator", chosen.equals("administrator")),
                new Choice("member", "Member", chosen.equals("member")),
                new Choice("observer", "Observer", chosen.equals("observer")));
    }

    private static PeoplePage people() {
        return new PeoplePage(
                List.of(
                        new PeoplePage.Row(
                                "ana",
                                "Ana Duarte",
                                new Chip("active", Tone.GOOD),
                                true,
                                true,
                                roles("administrator"),
                                at(3)),
                        new PeoplePage.Row(
                                "bo",
                                "Bo Lindqvist",
                                new Chip("active", Tone.GOOD),
                                true,
                                false,
                                roles("member"),
                                at(4000)),
                        new PeoplePage.Row(
                                "chen",
                                "Chen Wei",
                                new Chip("deactivated", Tone.NEUTRAL),
                                false,
                                false,
                                roles("observer"),
                                null)),
                List.of(new PeoplePage.Invite("5", "Member", "Ana Duarte", at(-4000))),
                new PeoplePage.FreshInvite(
                        "https://drillmaster.example.org/join/Jr7Xc5Lk8Zt1Ys6Pd3Hf9Gm4AeqN2bVw0", "Member", at(-4300)),
                roles("member"));
    }

    private static AccountPage account() {
        return new AccountPage(
                "Ana Duarte",
                "ana",
                "Administrator",
                new Field("", "That is not your present password."),
                Field.EMPTY,
                Field.EMPTY,
                List.of(
                        new AccountPage.Session("1", "Firefox on Linux, 10.0.4.17", at(300), at(1), true),
                        new AccountPage.Session("2", "Safari on iPhone, 10.0.9.2", at(9000), at(4000), false)));
    }

    private static LurePage lure() {
        return new LurePage(
                List.of(
                        new Choice("REQUIREMENTS_TXT", "requirements.txt (PyPI)", true),
                        new Choice("PACKAGE_JSON", "package.json (npm)", false)),
                Field.of("requests==2.31.0"),
                new LurePage.Result(
                        "Dependencies: 1. Usable names: 1 of 90. Refused ones: 1 of 12.",
                        "Nobody was asked. Check at PyPI that a name is free before you use it.",
                        List.of(new LurePage.Row(
                                "reqeusts",
                                "transposition",
                                "two neighbouring characters change places",
                                "requests",
                                null)),
                        List.of(new LurePage.Row(
                                "python-requests",
                                "combosquat prefix",
                                "a word is added before the name",
                                "requests",
                                "it would be taken for the well known package 'python-requests'")),
                        List.of(new LurePage.Skipped(
                                "line 2", "-r base.txt", "names another file, which is not followed"))));
    }
}
