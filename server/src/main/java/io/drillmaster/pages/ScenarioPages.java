package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.ScenarioListPage;
import io.drillmaster.pages.view.ScenarioPage;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.scenarios.Scenario;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The scenarios that can be exercised, and the files that could not be read. */
public final class ScenarioPages {
    private static final int MOST_EXERCISES = 50;

    private final ScenarioLibrary scenarios;
    private final PlanStore plans;
    private final Renderer renderer;

    /** On the library that exercises are planned from. */
    public ScenarioPages(ScenarioLibrary scenarios, PlanStore plans, Renderer renderer) {
        this.scenarios = scenarios;
        this.plans = plans;
        this.renderer = renderer;
    }

    /** {@code GET /scenarios}. */
    public void list(Context context) {
        var shipped = ScenarioLibrary.shipped().stream().map(Scenario::id).collect(Collectors.toSet());
        var rows = scenarios.scenarios().stream()
                .map(scenario -> new ScenarioListPage.Row(
                        "/scenarios/" + scenario.id(),
                        scenario.id(),
                        scenario.title(),
                        scenario.summary(),
                        NewExercisePages.ecosystems(scenario),
                        "version " + scenario.version(),
                        new Chip(shipped.contains(scenario.id()) ? "shipped" : "your own", Tone.NEUTRAL)))
                .toList();
        var problems = scenarios.problems().stream()
                .map(finding -> new ScenarioListPage.ScenarioProblem(
                        finding.origin(), "line " + finding.line() + ", column " + finding.column(), finding.message()))
                .toList();
        renderer.page(context, "Scenarios", NavItem.SCENARIOS, new ScenarioListPage(rows, problems, may(context)));
    }

    /** {@code GET /scenarios/{id}}. */
    public void show(Context context) {
        var id = context.pathParam("id");
        var scenario = scenarios.find(id).orElseThrow(() -> Problem.notFound("There is no scenario '" + id + "'."));
        renderer.page(context, scenario.title(), NavItem.SCENARIOS, page(scenario, may(context)));
    }

    private ScenarioPage page(Scenario scenario, boolean may) {
        return new ScenarioPage(
                scenario.id(),
                scenario.title(),
                List.of(scenario.summary()),
                facts(scenario),
                scenario.targets().stream()
                        .map(target -> new ScenarioPage.Target(
                                target.name(),
                                target.ecosystem().title(),
                                target.packageName() + " " + target.version(),
                                target.actions().stream()
                                        .map(action -> new ScenarioPage.Action(words(action), action.description()))
                                        .toList()))
                        .toList(),
                scenario.expectations().stream()
                        .map(expectation -> new ScenarioPage.Signal(
                                expectation.source().title(),
                                String.join(", ", expectation.rules()),
                                expectation.signal() + (expectation.gate() ? " (should stop it)" : "")))
                        .toList(),
                scenario.response(),
                scenario.yaml(),
                plans.ofScenario(scenario.id(), MOST_EXERCISES).stream()
                        .map(exercise -> new Link(
                                "/exercises/" + exercise.plan().id(),
                                exercise.plan().id() + " " + exercise.plan().title()))
                        .toList(),
                may && scenario.kind().isLive());
    }

    private static List<NamedValue> facts(Scenario scenario) {
        var facts = new ArrayList<NamedValue>();
        facts.add(NamedValue.of("Version", Integer.toString(scenario.version())));
        facts.add(NamedValue.of(
                "REFLEX stages",
                scenario.reflexStages().stream().map(ReflexStage::title).collect(Collectors.joining(", "))));
        if (!scenario.attackTechniques().isEmpty()) {
            facts.add(NamedValue.of(
                    "ATT&CK " + scenario.attackVersion(), String.join(", ", scenario.attackTechniques())));
        }
        facts.add(NamedValue.of("Window", Words.round(scenario.window())));
        scenario.objective().ttd().ifPresent(ttd -> facts.add(NamedValue.of("Objective TTD", Words.round(ttd))));
        scenario.objective().ttr().ifPresent(ttr -> facts.add(NamedValue.of("Objective TTR", Words.round(ttr))));
        if (scenario.control()) {
            facts.add(NamedValue.of("Control", "Its package does nothing: every alert about it is a false positive"));
        }
        if (!scenario.limits().isEmpty()) {
            facts.add(NamedValue.of("Limits", String.join(" ", scenario.limits())));
        }
        return facts;
    }

    /** {@code Write marker}. */
    private static String words(BenignAction action) {
        var name = action.name().replace('_', ' ').toLowerCase(Locale.ROOT).replace("dns", "DNS");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static boolean may(Context context) {
        return Visitor.account(context).role().includes(Role.MEMBER);
    }
}
