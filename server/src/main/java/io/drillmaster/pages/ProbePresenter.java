package io.drillmaster.pages;

import io.drillmaster.canary.ProbeKey;
import io.drillmaster.canary.ProbeKeyLife;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.ProbeCard;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.InstallTarget;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how hosts and CI jobs report to an exercise, and with which keys. */
final class ProbePresenter {
    /** Stands in commands where a key belongs that only its maker was shown. */
    static final String PLACEHOLDER = "PROBE-KEY-MADE-ON-THIS-PAGE";

    private final String baseUrl;
    private final RegistryPresenter registry;

    ProbePresenter(String baseUrl, RegistryPresenter registry) {
        this.baseUrl = baseUrl;
        this.registry = registry;
    }

    /** The command that runs the probe in a shell. */
    Command shell(String key) {
        return new Command("Run the probe", "curl -fsS '" + baseUrl + "/probe.sh?key=" + key + "' | sh -eu");
    }

    ProbeCard card(Exercise exercise, List<ProbeKey> keys, Instant now, @Nullable String fresh) {
        var over = exercise.state() == ExerciseState.CLOSED || exercise.state() == ExerciseState.ABORTED;
        return new ProbeCard(
                over
                        ? "The exercise is over. A probe still settles whether a marker was left behind."
                        : "A script on a host or in a CI job holds nothing but a key. It allows to report this"
                                + " exercise’s markers, and nothing more.",
                fresh,
                fresh == null ? List.of() : usage(fresh),
                keys.stream().map(key -> key(key, exercise, now)).toList(),
                Arrays.stream(ProbeKeyLife.values())
                        .filter(life -> !over || life != ProbeKeyLife.WINDOW)
                        .map(life -> new Choice(life.id(), life.title(), false))
                        .toList(),
                over ? List.of() : recipes(exercise));
    }

    private List<Command> usage(String key) {
        return List.of(
                shell(key),
                new Command(
                        "Watch for an hour",
                        "curl -fsS '" + baseUrl + "/probe.sh?key=" + key + "' | sh -s -- --watch 3600"),
                new Command(
                        "On Windows",
                        "Invoke-WebRequest -UseBasicParsing '" + baseUrl + "/probe.ps1?key=" + key
                                + "' -OutFile probe.ps1; powershell -ExecutionPolicy Bypass -File probe.ps1"),
                new Command("The CI secret DRILLMASTER_PROBE_KEY", key));
    }

    private List<Command> recipes(Exercise exercise) {
        var target = exercise.plan().targets().get(0);
        var install = registry.command(target.ecosystem(), exercise.commands().get(0), RegistryPresenter.PLACEHOLDER);
        var markers = exercise.plan().targets().stream()
                .map(InstallTarget::markerPath)
                .toList();
        return new ProbeRecipes(baseUrl, target.ecosystem(), target.packageName(), install, markers).all();
    }

    private static ProbeCard.Key key(ProbeKey key, Exercise exercise, Instant now) {
        var endsAt = key.expiresAt().orElse(exercise.plan().window().closesAt());
        var good = key.revokedAt().isEmpty() && now.isBefore(endsAt);
        var state = key.revokedAt()
                .map(at -> new Chip("withdrawn " + Moment.full(at).text(), Tone.NEUTRAL))
                .orElse(
                        good
                                ? new Chip("good until " + Moment.full(endsAt).text(), Tone.GOOD)
                                : new Chip("ended " + Moment.full(endsAt).text(), Tone.NEUTRAL));
        return new ProbeCard.Key(
                Long.toString(key.id()),
                key.label().isEmpty() ? "Key " + key.id() : key.label(),
                "made by " + key.madeBy() + ", " + Moment.full(key.madeAt()).text(),
                state,
                key.lastUsed().map(at -> "last used " + Moment.full(at).text()).orElse("never used"),
                good);
    }
}
