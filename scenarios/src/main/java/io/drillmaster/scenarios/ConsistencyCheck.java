package io.drillmaster.scenarios;

import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.PackageName;
import io.drillmaster.drillpackages.WellKnownPackages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what a schema cannot say: whether the parts of a scenario fit each other. */
record ConsistencyCheck(Scenario scenario, SourceDocument document, Findings findings) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    void check() {
        kind();
        if (scenario.control()) {
            control();
        }
        targets();
        window();
        injects();
    }

    private void kind() {
        var kind = scenario.kind();
        if (!kind.isLive() && !scenario.targets().isEmpty()) {
            error("/targets", "a TABLETOP installs nothing; remove the targets or make the kind BOTH");
        }
        if (kind.isLive() && scenario.targets().isEmpty() && !scenario.control()) {
            error("/kind", "a " + kind + " scenario installs something; it needs at least one entry in 'targets'");
        }
        if (kind.isTabletop() && scenario.injects().isEmpty()) {
            error("/kind", "a " + kind + " scenario is talked through; it needs at least one entry in 'injects'");
        }
        if (!kind.isTabletop() && !scenario.injects().isEmpty()) {
            warning("/injects", "nobody will see these injects, because the kind is LIVE; make it BOTH to use them");
        }
        if (kind.isLive() && scenario.expectations().isEmpty() && !scenario.control()) {
            warning("/kind", "no signal is expected; without 'expectations' an alert is attributed by its token only");
        }
    }

    private void control() {
        for (var i = 0; i < scenario.targets().size(); i++) {
            var harmful = scenario.targets().get(i).actions().stream()
                    .filter(action -> action != BenignAction.NOOP)
                    .findFirst();
            if (harmful.isPresent()) {
                error(
                        "/targets/" + i + "/actions",
                        "a control does nothing, so that every alert is a false positive; found " + harmful.get()
                                + ", allowed is NOOP only");
            }
        }
        if (!scenario.expectations().isEmpty()) {
            error("/expectations", "a control expects no signal; remove the expectations or 'control: true'");
        }
        if (!scenario.attackTechniques().isEmpty()) {
            error("/attack/techniques", "a control simulates no technique; make the list empty: []");
        }
    }

    private void targets() {
        var names = new HashMap<String, Integer>();
        var packages = new HashMap<List<Object>, Integer>();
        for (var i = 0; i < scenario.targets().size(); i++) {
            var target = scenario.targets().get(i);
            var at = "/targets/" + i;
            var sameName = names.putIfAbsent(target.name(), i);
            if (sameName != null) {
                error(
                        at + "/name",
                        "the name '" + target.name() + "' is already used on line "
                                + line("/targets/" + sameName + "/name") + "; every target needs its own");
            }
            var samePackage =
                    packages.putIfAbsent(List.of(target.ecosystem(), target.packageName(), target.version()), i);
            if (samePackage != null) {
                error(
                        at + "/version",
                        target.packageName() + " " + target.version()
                                + " is already the package of the target on line " + line("/targets/" + samePackage)
                                + "; each target has its own token inside its package, so give this one another version");
            }
            shadowing(target, at + "/packageName");
            vector(target, at);
            republish(target, at);
            command(target, at + "/command");
        }
    }

    private void vector(InstallTarget target, String at) {
        if (target.vector().phases().isEmpty() && !target.actions().equals(List.of(BenignAction.NOOP))) {
            error(
                    at + "/actions",
                    "a " + target.vector().id() + " runs nothing, so it can have no action but NOOP; choose another"
                            + " vector or [NOOP]");
        }
        if (target.sleep().compareTo(ActionSettings.LONGEST_SLEEP) > 0
                || target.sleep().isZero()) {
            error(
                    at + "/sleep",
                    "a drill package sleeps for more than 0s and at most "
                            + HumanDuration.format(ActionSettings.LONGEST_SLEEP) + ", found "
                            + HumanDuration.format(target.sleep()));
        }
    }

    private void republish(InstallTarget target, String at) {
        if (target.republish() && target.actions().equals(List.of(BenignAction.NOOP))) {
            error(
                    at + "/republish",
                    "a package whose only action is NOOP is as harmless as the one that it would replace; give it another"
                            + " action, or remove 'republish'");
        }
    }

    private void shadowing(InstallTarget target, String at) {
        try {
            WellKnownPackages.find(PackageName.of(target.ecosystem(), target.packageName()))
                    .ifPresent(known -> error(
                            at,
                            "'" + target.packageName() + "' would be taken for the real package '" + known
                                    + "'; a drill package needs a name that nobody uses, such as pytorch-utilz"));
        } catch (IllegalArgumentException e) {
            error(at, String.valueOf(e.getMessage())); // stricter than the schema's pattern
        }
    }

    private void command(InstallTarget target, String at) {
        var unknown = PLACEHOLDER
                .matcher(target.command())
                .results()
                .map(found -> found.group())
                .filter(found -> !found.equals(InstallTarget.INDEX))
                .findFirst();
        if (unknown.isPresent()) {
            error(at, "'" + unknown.get() + "' is not a placeholder; the only one is " + InstallTarget.INDEX);
        } else if (!target.command().contains(InstallTarget.INDEX)) {
            warning(
                    at,
                    "the command does not name the drill registry, so a public one may answer in its place; put "
                            + InstallTarget.INDEX + " where its address belongs");
        }
    }

    private void window() {
        if (scenario.window().isZero()) {
            error("/window", "the window is empty; nothing could be seen in it");
        }
        longerThan("ttd", scenario.objective().ttd());
        longerThan("ttr", scenario.objective().ttr());
    }

    private void longerThan(String key, Optional<Duration> objective) {
        if (objective.isPresent() && objective.get().compareTo(scenario.window()) >= 0) {
            error(
                    "/objective/" + key,
                    "the objective of " + HumanDuration.format(objective.get())
                            + " can never be missed, because the window closes after "
                            + HumanDuration.format(scenario.window()) + "; the window must be longer");
        }
    }

    private void injects() {
        for (var i = 1; i < scenario.injects().size(); i++) {
            var before = scenario.injects().get(i - 1).at();
            var at = scenario.injects().get(i).at();
            if (at.compareTo(before) < 0) {
                error(
                        "/injects/" + i + "/at",
                        "this inject comes at " + HumanDuration.format(at) + ", the one before it at "
                                + HumanDuration.format(before) + "; write them in the order of their times");
            }
        }
    }

    private int line(String pointer) {
        return document.valueAt(pointer).line();
    }

    private void error(String pointer, String message) {
        findings.error(document.valueAt(pointer), pointer, message);
    }

    private void warning(String pointer, String message) {
        findings.warning(document.valueAt(pointer), pointer, message);
    }
}
