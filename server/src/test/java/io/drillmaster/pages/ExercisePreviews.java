package io.drillmaster.pages;

import io.drillmaster.pages.view.AlertRow;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.CleanUpRow;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.ElapsedClock;
import io.drillmaster.pages.view.ElapsedClock.State;
import io.drillmaster.pages.view.ExercisePage;
import io.drillmaster.pages.view.ExercisePage.Actions;
import io.drillmaster.pages.view.HostTable;
import io.drillmaster.pages.view.Icon;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Note;
import io.drillmaster.pages.view.ProbeCard;
import io.drillmaster.pages.view.RegistryCard;
import io.drillmaster.pages.view.TargetRow;
import io.drillmaster.pages.view.TimeRow;
import io.drillmaster.pages.view.TimelineMinute;
import io.drillmaster.pages.view.TimelineRow;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.pages.view.VerdictLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exercise while it runs, after it ended unnoticed, and before it began. */
final class ExercisePreviews {
    private static final Instant START = Instant.parse("2026-11-03T10:05:12Z");

    private ExercisePreviews() {}

    static ExercisePage running() {
        return new ExercisePage(
                "EX-0007",
                "/preview/exercise-running",
                "Typosquat on the ML build runners",
                new Link("/scenarios/SC-01", "SC-01 Typosquat on a developer's laptop"),
                List.of(new Chip("Window open", Tone.INFO), new Chip("Detected", Tone.GOOD)),
                facts(),
                "/preview-events",
                List.of(
                        new ElapsedClock(
                                "since-execution",
                                "Since execution",
                                State.RUNNING,
                                "16 min 28 s",
                                START.toString(),
                                "first seen on build-runner-3",
                                null,
                                null,
                                List.of(new Link("/evidence/12", "row 12"))),
                        new ElapsedClock(
                                "ttd",
                                "Time to detect",
                                State.STOPPED,
                                "2 min 05 s",
                                null,
                                "between 2 min 01 s and 2 min 07 s",
                                "objective 10 min",
                                new Chip("met", Tone.GOOD),
                                List.of(new Link("/evidence/12", "row 12"), new Link("/evidence/43", "row 43"))),
                        new ElapsedClock(
                                "ttr",
                                "Time to respond",
                                State.RUNNING,
                                "14 min 23 s",
                                START.plusSeconds(125).toString(),
                                "nobody has said yet that they investigate",
                                "objective 30 min",
                                new Chip("still running", Tone.INFO),
                                List.of(new Link("/evidence/43", "row 43")))),
                List.of(new Note(
                        "The alert took more than a minute from the event to us.",
                        List.of(new Link("/evidence/43", "alert 10:07:17"), new Link("/evidence/12", "DNS 10:05:12")))),
                new Actions(
                        true,
                        true,
                        true,
                        false,
                        true,
                        true,
                        true,
                        null,
                        "You knew of this drill: what you say is kept, but does not count.",
                        List.of(new Choice("abc", "pytorch-utilz 1.4.2 (pip-command)", false)),
                        new ExercisePage.Seldom(
                                true,
                                true,
                                true,
                                List.of(new Choice("LOGGED_LOCALLY", "logged on the machine", false)))),
                List.of(
                        new ExercisePage.RunStep(
                                "pip-command",
                                "In a development container that can be thrown away, on a machine that may run drills.",
                                List.of(
                                        new Command(
                                                "Install",
                                                "pip install --no-cache-dir --index-url https://drillmaster.example.org/pypi/EX-0007/simple/ pytorch-utilz==0.0.1")))),
                targets(),
                hosts(),
                times(),
                alerts(),
                timeline(),
                List.of(),
                List.of(
                        new ExercisePage.PlannedStep(
                                Previews.at(17), "Publish the packages", new Chip("done", Tone.GOOD)),
                        new ExercisePage.PlannedStep(
                                Previews.at(-43),
                                "Close the window, withdraw the packages",
                                new Chip("planned", Tone.NEUTRAL)),
                        new ExercisePage.PlannedStep(
                                Previews.at(-73),
                                "Check that every marker is gone",
                                new Chip("planned", Tone.NEUTRAL))),
                List.of(),
                null,
                registry(),
                probe());
    }

    private static ProbeCard probe() {
        return new ProbeCard(
                "A script on a host or in a CI job holds nothing but a key.",
                null,
                List.of(),
                List.of(
                        new ProbeCard.Key(
                                "2",
                                "CI of acme/shop",
                                "made by ada, 12 March 2026, 10:00 UTC",
                                new Chip("good until 12 March 2026, 18:00 UTC", Tone.GOOD),
                                "last used 12 March 2026, 10:07 UTC",
                                true),
                        new ProbeCard.Key(
                                "1",
                                "Key 1",
                                "made by ada, 12 March 2026, 09:00 UTC",
                                new Chip("withdrawn 12 March 2026, 09:10 UTC", Tone.NEUTRAL),
                                "never used",
                                false)),
                List.of(new Choice("1h", "1 hour", false)),
                List.of(new Command("Steps of a GitHub Actions job", "- run: sh probe.sh")));
    }

    private static RegistryCard registry() {
        return new RegistryCard(
                "Every machine that reaches this server may install from it. Uploads of background packages need a"
                        + " token.",
                "mk3vZ0cH1nq7o0VhQ1Yw9pXbT4sLr8uJe2dGfA6iKcM",
                List.of(new Command(
                        "Upload with twine", "twine upload --repository-url https://drills.example.com/pypi/ FILE …")),
                List.of(NamedValue.of("upload and republish", "made by ada, 3 Nov 2026, 10:01 UTC")),
                List.of(
                        new RegistryCard.File(
                                "7",
                                "pytorch_utilz-0.0.1.tar.gz",
                                "drill package",
                                "2026-11-03T10:05:12Z",
                                null,
                                false),
                        new RegistryCard.File(
                                "8",
                                "acme_widgets-1.4.2-py3-none-any.whl",
                                "uploaded",
                                "2026-10-01T00:00:00Z",
                                "breaks on Python 3.12",
                                true)));
    }

    static ExercisePage over() {
        return new ExercisePage(
                "EX-0005",
                "/exercises/EX-0005",
                "First drill after the Falco rule",
                new Link("/scenarios/SC-01", "SC-01 Typosquat on a developer's laptop"),
                List.of(new Chip("Finished", Tone.NEUTRAL), new Chip("Not detected", Tone.BAD)),
                facts(),
                null,
                List.of(
                        new ElapsedClock(
                                "since-execution",
                                "Execution",
                                State.STOPPED,
                                "10:05:12 UTC",
                                null,
                                "known to 4 s",
                                null,
                                null,
                                List.of()),
                        new ElapsedClock(
                                "ttd",
                                "Time to detect",
                                State.CENSORED,
                                "> 60 min",
                                null,
                                "not detected while we watched",
                                "objective 10 min",
                                new Chip("missed", Tone.BAD),
                                List.of()),
                        new ElapsedClock(
                                "ttr",
                                "Time to respond",
                                State.NOT_APPLICABLE,
                                "no alert to respond to",
                                null,
                                null,
                                null,
                                null,
                                List.of())),
                List.of(),
                Actions.NONE,
                List.of(),
                targets(),
                null,
                List.of(),
                List.of(),
                timeline(),
                List.of(
                        new VerdictLine(
                                Previews.at(0),
                                new Link("/exercises/EX-0005/verdicts/3", "Verdict 3"),
                                "1 h 00 min after the execution: not detected.",
                                ""),
                        new VerdictLine(
                                Previews.at(-34),
                                new Link("/exercises/EX-0005/verdicts/4", "Verdict 4"),
                                "At 1 h 34 min: detected late by Falco; TTD 1 h 34 min.",
                                "An alert came at 11:39:12: Package manager writes below /tmp.")),
                List.of(),
                List.of(
                        new CleanUpRow(
                                "The package pytorch-utilz 0.0.1 in its registry",
                                new Chip("Gone", Tone.GOOD),
                                null,
                                new Link("/evidence/14", "evidence")),
                        new CleanUpRow(
                                "The marker /tmp/security-drill-abcdefghij234567klmn.txt on build-runner-3",
                                new Chip("Left", Tone.BAD),
                                "Delete the file, then run the probe there once more: it settles this line.",
                                new Link("/evidence/15", "evidence")),
                        new CleanUpRow(
                                "The cache of pip/26.2.1 at 192.0.2.17, which fetched pytorch-utilz 0.0.1",
                                new Chip("Not known", Tone.WARN),
                                "Run: pip cache remove 'pytorch_utilz*'",
                                new Link("/evidence/16", "evidence"))),
                "/exercises/EX-0005/review",
                null,
                null);
    }

    static ExercisePage planned() {
        return new ExercisePage(
                "EX-0008",
                "/exercises/EX-0008",
                "npm postinstall in CI",
                new Link("/scenarios/SC-17", "SC-17 Poisoned dependency in a pipeline"),
                List.of(new Chip("Planned", Tone.NEUTRAL)),
                List.of(),
                null,
                List.of(new ElapsedClock(
                        "ttd", "Time to detect", State.WAITING, "not started", null, null, null, null, List.of())),
                List.of(),
                new Actions(
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        "You are investigating since 10:07:31 UTC.",
                        null,
                        List.of(),
                        ExercisePage.Seldom.NONE),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private static HostTable hosts() {
        return new HostTable(
                "1 of 2 hosts on which it ran had an alert of their own in time.",
                List.of(
                        new HostTable.Row(
                                "build-runner-3",
                                Previews.at(0),
                                new Chip("Detected", Tone.GOOD),
                                "2 min 05 s",
                                List.of(new Link("/evidence/43", "alert 10:07:17"))),
                        new HostTable.Row(
                                "laptop-of-a-developer.corp.example.org",
                                Previews.at(-4),
                                new Chip("Not detected", Tone.BAD),
                                "> 56 min",
                                List.of())));
    }

    private static List<TimeRow> times() {
        return List.of(
                new TimeRow(
                        "Time to acknowledge (TTA)",
                        "3 min 10 s",
                        null,
                        List.of(new Link("/evidence/44", "acknowledged 10:10:27"))),
                new TimeRow(
                        "Exposure: execution to containment",
                        "31 min 02 s",
                        "between 30 min 58 s and 31 min 04 s",
                        List.of()),
                new TimeRow("Its traces got as far as", "an alert that was acted on", null, List.of()));
    }

    static List<TargetRow> targets() {
        return List.of(
                new TargetRow(
                        "pip-command",
                        "PyPI",
                        "pytorch-utilz 0.0.1",
                        new Chip("Detected", Tone.GOOD),
                        "2 min 05 s",
                        "Ran once on build-runner-3 (two scripts of one install); Falco's alert carried its token.",
                        List.of(new Link("/evidence/12", "row 12"), new Link("/evidence/43", "row 43"))),
                new TargetRow(
                        "python-module",
                        "PyPI",
                        "pytorch-utilz 0.0.2",
                        new Chip("Not detected", Tone.BAD),
                        "> 16 min",
                        "Ran on build-runner-3. No alert carried its token: the rule looks for an ancestor called pip.",
                        List.of()));
    }

    static List<AlertRow> alerts() {
        return List.of(
                alert(
                        "43",
                        "Drill marker written during package install",
                        "/tmp/security-drill-k3qz7m2v9xw4 written by python3, parent pip, on build-runner-3",
                        new Chip("Strong", Tone.GOOD),
                        "It carries the token of pip-command.",
                        true,
                        false,
                        false,
                        true,
                        false),
                alert(
                        "51",
                        "Unexpected outbound connection",
                        "build-runner-3 asked 10.0.0.53",
                        new Chip("Candidate", Tone.WARN),
                        "Same host, in the window, a rule that the scenario expects. Does it belong here?",
                        false,
                        true,
                        true,
                        false,
                        false),
                alert(
                        "38",
                        "Terminal shell in container",
                        "A shell was spawned",
                        new Chip("Rejected", Tone.NEUTRAL),
                        "Retracted by Ana Duarte: our own rehearsal.",
                        false,
                        false,
                        false,
                        false,
                        true));
    }

    private static AlertRow alert(
            String id,
            String rule,
            String summary,
            Chip level,
            String reason,
            boolean counts,
            boolean confirm,
            boolean reject,
            boolean retract,
            boolean retracted) {
        return new AlertRow(
                id,
                Moment.clock(START.plusSeconds(Long.parseLong(id) * 3)),
                "Falco on the build cluster",
                counts,
                rule,
                "Warning",
                summary,
                level,
                reason,
                counts,
                counts ? 1 : 0,
                counts ? "2 min 05 s" : null,
                confirm,
                reject,
                retract,
                retracted);
    }

    static List<TimelineMinute> timeline() {
        return List.of(
                new TimelineMinute(
                        new Moment("2026-11-03T10:04:00Z", "3 Nov 2026, 10:04 UTC"),
                        List.of(row(
                                "3", -40, Icon.PACKAGE, "pytorch-utilz 0.0.1 was published", "registry", null, null))),
                new TimelineMinute(
                        new Moment("2026-11-03T10:05:00Z", "10:05"),
                        List.of(
                                row(
                                        "11",
                                        -2,
                                        Icon.PACKAGE,
                                        "pytorch_utilz-0.0.1.tar.gz was fetched by pip/25.3",
                                        "registry",
                                        "10.0.4.17",
                                        null),
                                row(
                                        "12",
                                        0,
                                        Icon.DNS,
                                        "The drill name of pip-command was looked up (BUILD)",
                                        "canary.dns",
                                        "resolver 10.0.0.53",
                                        null),
                                row(
                                        "13",
                                        1,
                                        Icon.MARKER,
                                        "The marker file is there, with 2 executions",
                                        "marker.poller",
                                        "build-runner-3, within 4 s",
                                        null),
                                row(
                                        "38",
                                        30,
                                        Icon.ALERT,
                                        "Falco: Terminal shell in container",
                                        "falco",
                                        "build-runner-2",
                                        "Retracted by Ana Duarte at 10:12:44: our own rehearsal."))),
                new TimelineMinute(
                        new Moment("2026-11-03T10:07:00Z", "10:07"),
                        List.of(
                                row(
                                        "43",
                                        125,
                                        Icon.ALERT,
                                        "Falco: Drill marker written during package install",
                                        "falco",
                                        "build-runner-3, source time 10:05:12",
                                        null),
                                row("44", 150, Icon.PERSON, "Bo Lindqvist has seen the alert", "person", null, null))));
    }

    private static TimelineRow row(
            String id,
            int second,
            Icon icon,
            String sentence,
            String source,
            @Nullable String detail,
            @Nullable String retracted) {
        return new TimelineRow(
                id,
                Moment.clock(START.plusSeconds(second)),
                icon,
                sentence,
                source,
                source.equals("falco"),
                detail,
                retracted,
                retracted == null ? null : "/evidence/77/retract");
    }

    private static List<NamedValue> facts() {
        return List.of(
                NamedValue.of("Window", "10:04 to 11:04 UTC (60 min)"),
                NamedValue.of("Objective", "TTD 10 min, TTR 30 min"),
                NamedValue.of("Insiders", "Ana Duarte"),
                NamedValue.of("Contact", "security@example.org"));
    }
}
