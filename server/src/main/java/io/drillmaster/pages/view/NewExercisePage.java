package io.drillmaster.pages.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /exercises/new}; the form goes by POST to {@code /exercises} with <code>scenario</code>, {@code title},
 * {@code start} ({@code now} or {@code at}), {@code startsAt} ({@code 2026-11-03T10:00}, UTC), {@code windowMinutes},
 * {@code insiders} (repeated), {@code contact}, {@code objectiveTtd} and {@code objectiveTtr}. Lengths of time are
 * minutes, or {@code 90s} and {@code 1h30m}; title and lengths left empty are the scenario's own.
 * GET {@code /exercises/new?scenario=SC-01} shows the preview of another scenario.
 *
 * @param scenarios what can be chosen, one of them chosen
 * @param scenarioError what is wrong with the choice
 * @param startNow whether it starts as soon as it is published
 * @param insiders everybody with an account
 * @param registries where packages may go; empty when there is no registry but this server's
 * @param registryError what is wrong with the choice
 * @param labels what its result will be compared by
 * @param targets what the chosen scenario would publish
 * @param defaults the window and the objectives of the chosen scenario, as a sentence; empty when none is chosen
 * @param dnsRoute how a drill name reaches the canary, as one or two sentences
 * @param problem what is wrong with the form as a whole
 */
public record NewExercisePage(
        List<ScenarioCard> scenarios,
        @Nullable String scenarioError,
        Field title,
        boolean startNow,
        Field startsAt,
        Field windowMinutes,
        List<Choice> insiders,
        Field contact,
        Field scope,
        List<RegistryChoice> registries,
        @Nullable String registryError,
        Field objectiveTtd,
        Field objectiveTtr,
        List<LabelInput> labels,
        List<TargetPreview> targets,
        String defaults,
        String dnsRoute,
        @Nullable String problem)
        implements Page {
    public NewExercisePage {
        registries = List.copyOf(registries);
        labels = List.copyOf(labels);
        scenarios = List.copyOf(scenarios);
        insiders = List.copyOf(insiders);
        targets = List.copyOf(targets);
    }

    /** What is wrong, input by input. */
    public List<FieldError> errors() {
        var inputs = new ArrayList<Map.Entry<String, Field>>(List.of(
                Map.entry("scenario", new Field("", scenarioError)),
                Map.entry("title", title),
                Map.entry("startsAt", startsAt),
                Map.entry("windowMinutes", windowMinutes),
                Map.entry("contact", contact),
                Map.entry("scope", scope),
                Map.entry("registry", new Field("", registryError)),
                Map.entry("objectiveTtd", objectiveTtd),
                Map.entry("objectiveTtr", objectiveTtr)));
        labels.forEach(label -> inputs.add(Map.entry(label.id(), label.field())));
        return FieldError.among(inputs);
    }

    /**
     * An optional text by which results are compared.
     *
     * @param id of the input, and name of what is sent
     * @param earlier values that exercises had before
     */
    public record LabelInput(String id, String label, String hint, Field field, List<String> earlier) {
        public LabelInput {
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * A scenario to choose.
     *
     * @param id e.g. {@code SC-01}
     * @param summary what it does, in one or two sentences
     * @param ecosystems e.g. {@code PyPI, npm}
     */
    public record ScenarioCard(String id, String title, String summary, String ecosystems, boolean chosen) {}

    /**
     * Where packages of an ecosystem go; sent as {@code registry}, repeated.
     *
     * @param id of the input
     * @param label e.g. {@code PyPI packages}
     * @param choices the registry of this server, and those outside
     */
    public record RegistryChoice(String id, String label, List<Choice> choices) {
        public RegistryChoice {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A package that would be published.
     *
     * @param name how people call the target
     * @param note what the registry made of name or version; null when nothing needs saying
     */
    public record TargetPreview(
            String name,
            String ecosystem,
            String packageName,
            String version,
            @Nullable String note) {}
}
