package io.drillmaster.scenarios;

import java.time.Duration;
import java.util.List;

/**
 * A scenario: what is simulated, what is installed for it, what a working defence would show, and how people respond. It
 * is read from a file by {@link ScenarioLoader}, which lets none through that is not valid.
 *
 * @param id stable name, such as {@code SC-01}
 * @param version counts up with every change of meaning; measurements of different versions are not compared
 * @param title a few words for lists
 * @param summary what is simulated and why, for the person who plans
 * @param kind live drill, tabletop or both
 * @param reflexStages what it exercises, the main stage first
 * @param attackVersion version of the ATT&amp;CK Enterprise catalogue that the technique ids are from
 * @param attackTechniques ATT&amp;CK technique ids; empty for a control
 * @param targets what is installed; empty for a tabletop
 * @param control whether this is a control: nothing happens, so every alert is a false positive
 * @param window how long signals are waited for from publication on, unless the plan says otherwise
 * @param objective what counts as good enough
 * @param expectations signals of a working defence; empty for a control
 * @param response steps that responders would take
 * @param limits what must not be done, beyond what drill packages cannot do anyway
 * @param injects for the tabletop, by time
 * @param yaml the file's text as read, so that an exercise can keep what it was planned from
 */
public record Scenario(
        String id,
        int version,
        String title,
        String summary,
        ScenarioKind kind,
        List<ReflexStage> reflexStages,
        String attackVersion,
        List<String> attackTechniques,
        List<InstallTarget> targets,
        boolean control,
        Duration window,
        Objective objective,
        List<Expectation> expectations,
        List<String> response,
        List<String> limits,
        List<Inject> injects,
        String yaml) {

    public Scenario {
        reflexStages = List.copyOf(reflexStages);
        attackTechniques = List.copyOf(attackTechniques);
        targets = List.copyOf(targets);
        expectations = List.copyOf(expectations);
        response = List.copyOf(response);
        limits = List.copyOf(limits);
        injects = List.copyOf(injects);
    }

    /** Id, version and title; the rest is too long for a log line. */
    @Override
    public String toString() {
        return id + " v" + version + " " + title;
    }
}
