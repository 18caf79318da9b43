package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.scenarios.msel.Inject;
import io.drillmaster.scenarios.msel.Msel;
import io.drillmaster.tabletop.Person;
import io.drillmaster.tabletop.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How values of a tabletop read, the same on every page of it. */
final class TabletopWords {
    private TabletopWords() {}

    static Chip phase(Phase phase) {
        return new Chip(
                phase.title(),
                switch (phase) {
                    case DRAFT, CLOSED -> Tone.NEUTRAL;
                    case LOBBY, HOTWASH -> Tone.INFO;
                    case RUNNING -> Tone.GOOD;
                    case PAUSED -> Tone.WARN;
                });
    }

    /** {@code 4:05}, {@code 1:04:05}: what a clock shows. */
    static String clock(Duration value) {
        var seconds = value.toSeconds();
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds % 3_600 / 60, seconds % 60);
    }

    /** {@code 1 inject}, {@code 3 injects}. */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Name of a role, also of those that do not play. */
    static String role(Msel msel, String role) {
        return msel.role(role)
                .map(Msel.PlayerRole::name)
                .orElseGet(
                        () -> role.equals(Person.SCRIBE) ? "Scribe" : role.equals(Person.OBSERVER) ? "Observer" : role);
    }

    /** Who gets an inject. */
    static String audience(Msel msel, Inject inject) {
        return inject.to().isEmpty()
                ? "everybody"
                : inject.to().stream().map(role -> role(msel, role)).collect(Collectors.joining(", "));
    }

    /** {@code CT-1.1 An alert reaches a person}, for those tasks that the tabletop knows. */
    static List<String> tasks(Msel msel, List<String> ids) {
        return msel.objectives().stream()
                .flatMap(objective -> objective.targets().stream())
                .flatMap(target -> target.tasks().stream())
                .filter(task -> ids.contains(task.id()))
                .map(task -> task.id() + " " + task.title())
                .toList();
    }
}
