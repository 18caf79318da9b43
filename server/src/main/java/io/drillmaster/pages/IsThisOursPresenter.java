package io.drillmaster.pages;

import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.origin.Answer;
import io.drillmaster.origin.DocumentKind;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.IsThisOursPage;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.Exercise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words whether something is ours, and what to do. */
final class IsThisOursPresenter {
    private IsThisOursPresenter() {}

    static IsThisOursPage.Verdict verdict(Answer answer) {
        if (answer instanceof Answer.Ours ours) {
            return ours(ours);
        }
        if (answer instanceof Answer.Uploaded uploaded) {
            return uploaded(uploaded);
        }
        return answer instanceof Answer.InOurZone ? inOurZone() : notOurs((Answer.NotOurs) answer);
    }

    private static IsThisOursPage.Verdict ours(Answer.Ours ours) {
        var drills = ours.drills().stream().map(IsThisOursPresenter::drill).toList();
        return switch (ours.proof()) {
            case BYTES ->
                new IsThisOursPage.Verdict(
                        Tone.GOOD,
                        "Yes. This is a drill package of ours.",
                        "Its digest is that of a file that this Drillmaster built and published.",
                        keepGoing(),
                        drills);
            case TOKEN ->
                new IsThisOursPage.Verdict(
                        Tone.GOOD,
                        "Yes. This is a trace of a drill of ours.",
                        "It carries the token of a drill, which nobody can guess. Somebody who saw it could repeat it: if"
                                + " anything does not fit what is said below, treat it as real.",
                        keepGoing(),
                        drills);
            case NAME ->
                new IsThisOursPage.Verdict(
                        Tone.WARN,
                        "Yes, a drill of ours uses this name.",
                        "A name alone proves nothing: anybody can publish under it. Be sure by the file's digest.",
                        List.of(
                                "Look up the file’s SHA-256 here, or upload the file.",
                                "If the digest is not ours, treat the file as real, whatever its name."),
                        drills);
        };
    }

    private static List<String> keepGoing() {
        return List.of(
                "Respond as you would to the real thing unless you are told otherwise: that is what is being measured.",
                "Tell nobody outside the team that it is a drill; for questions, call the contact.");
    }

    private static IsThisOursPage.Verdict uploaded(Answer.Uploaded uploaded) {
        return new IsThisOursPage.Verdict(
                Tone.WARN,
                "It is in our registry, but Drillmaster did not build it.",
                "A client uploaded it for " + exercises(uploaded.exercises())
                        + ". Nothing is known here about what it does.",
                List.of("Ask the contact of the exercise what it is.", "Until you know, treat it as real."),
                List.of());
    }

    private static String exercises(List<Exercise> exercises) {
        return exercises.stream()
                .map(exercise -> exercise.plan().id() + " (contact: " + exercise.contact() + ")")
                .collect(Collectors.joining(", "));
    }

    private static IsThisOursPage.Verdict inOurZone() {
        return new IsThisOursPage.Verdict(
                Tone.WARN,
                "The name lies in our canary’s zone, but belongs to no drill.",
                "Only a name that carries a drill’s token is a drill’s.",
                List.of(
                        "Copy the whole name from the log and ask again: a part of it may be missing.",
                        "If it stays without a drill, treat it as real."),
                List.of());
    }

    private static IsThisOursPage.Verdict notOurs(Answer.NotOurs notOurs) {
        return new IsThisOursPage.Verdict(
                Tone.BAD,
                "No. This is not a package, name or token of this Drillmaster; treat it as real.",
                notOurs.remark().orElse("Nothing that was planned or published here is like it."),
                List.of(
                        "Start your incident procedure now.",
                        "Keep the file and the logs; isolate the machine that installed it.",
                        "Another team may run drills of its own: ask, but do not wait for the answer."),
                List.of());
    }

    private static IsThisOursPage.Drill drill(Answer.Drill drill) {
        var exercise = drill.exercise();
        var target = drill.target();
        var facts = new ArrayList<NamedValue>();
        facts.add(NamedValue.of("Contact", exercise.contact()));
        facts.add(NamedValue.of(
                "Package",
                target.packageName() + " " + target.packageVersion() + " ("
                        + target.ecosystem().title() + ")"));
        facts.add(NamedValue.of("Token", target.token().value()));
        if (target.actions().contains(BenignAction.WRITE_MARKER)) {
            facts.add(NamedValue.of("Marker", target.markerPath()));
        }
        drill.published()
                .ifPresentOrElse(
                        published -> addPublication(facts, published),
                        () -> facts.add(NamedValue.of("Published", "not yet")));
        return new IsThisOursPage.Drill(
                new Link(
                        "/exercises/" + exercise.plan().id(),
                        exercise.plan().id() + ": " + exercise.plan().title()),
                state(exercise),
                facts,
                target.actions().stream()
                        .sorted()
                        .map(BenignAction::description)
                        .toList(),
                drill.published()
                        .filter(Answer.Publication::signed)
                        .map(published -> documents(published.sha256()))
                        .orElse(List.of()));
    }

    private static void addPublication(List<NamedValue> facts, Answer.Publication published) {
        facts.add(NamedValue.of("File", published.filename()));
        facts.add(NamedValue.of("SHA-256", published.sha256()));
        facts.add(
                NamedValue.of("Published", Moment.full(published.publishedAt()).text()));
        published
                .withdrawnAt()
                .ifPresent(at ->
                        facts.add(NamedValue.of("Withdrawn", Moment.full(at).text())));
        published
                .expiresAt()
                .ifPresent(at -> facts.add(
                        NamedValue.of("Does nothing from", Moment.full(at).text())));
    }

    private static List<Link> documents(String sha256) {
        return Arrays.stream(DocumentKind.values())
                .map(kind -> new Link("/packages/" + sha256 + "/" + kind.path(), title(kind)))
                .toList();
    }

    private static String title(DocumentKind kind) {
        return switch (kind) {
            case MANIFEST -> "Signed manifest";
            case PROVENANCE -> "Signed provenance";
            case SBOM -> "Bill of materials";
        };
    }

    private static Chip state(Exercise exercise) {
        return switch (exercise.state()) {
            case PLANNED -> new Chip(exercise.state().title(), Tone.NEUTRAL);
            case RUNNING -> new Chip(exercise.state().title(), Tone.INFO);
            case CLOSED -> new Chip(exercise.state().title(), Tone.NEUTRAL);
            case ABORTED -> new Chip(exercise.state().title(), Tone.WARN);
        };
    }
}
