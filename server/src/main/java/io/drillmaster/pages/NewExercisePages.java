package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.exercise.NewExercise;
import io.drillmaster.exercise.Planner;
import io.drillmaster.identity.Account;
import io.drillmaster.identity.Identity;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.NewExercisePage;
import io.drillmaster.plan.InstallTarget;
import io.drillmaster.plan.Labels;
import io.drillmaster.registry.publish.Registries;
import io.drillmaster.registry.publish.RegistryTarget;
import io.drillmaster.scenarios.HumanDuration;
import io.drillmaster.scenarios.Scenario;
import io.drillmaster.scenarios.ScenarioLibrary;
import io.drillmaster.verdict.Results;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form for a new exercise. */
public final class NewExercisePages {
    private final Registries registries;
    private final ScenarioLibrary scenarios;
    private final Results results;
    private final Planner planner;
    private final Identity identity;
    private final Renderer renderer;
    private final String dnsRoute;
    private final String contact;
    private final List<String> scope;

    /** {@code dnsRoute} says in words how a drill name reaches the canary; {@code contact} and {@code scope} are the server's. */
    public NewExercisePages(
            Registries registries,
            ScenarioLibrary scenarios,
            Results results,
            Planner planner,
            Identity identity,
            Renderer renderer,
            String dnsRoute,
            String contact,
            List<String> scope) {
        this.scope = List.copyOf(scope);
        this.registries = registries;
        this.scenarios = scenarios;
        this.results = results;
        this.planner = planner;
        this.identity = identity;
        this.renderer = renderer;
        this.dnsRoute = dnsRoute;
        this.contact = contact;
    }

    /** {@code GET /exercises/new}. */
    public void form(Context context) {
        var wanted = context.queryParam("scenario");
        var chosen = live().stream()
                .filter(scenario -> wanted == null || scenario.id().equals(wanted))
                .findFirst();
        var fields = new Fields(
                chosen.map(Scenario::id).orElse(""),
                "",
                true,
                "",
                "",
                List.of(Visitor.account(context).login()),
                contact,
                String.join("\n", scope),
                List.of(),
                "",
                "",
                Labels.NONE);
        renderer.page(context, "New exercise", NavItem.EXERCISES, page(fields, null));
    }

    /** {@code POST /exercises}. */
    public void create(Context context) {
        var fields = Fields.of(context);
        try {
            var id = planner.plan(fields.wish(), Visitor.account(context).login());
            Flash.good(context, id + " is planned.");
            context.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            renderer.page(context, "New exercise", NavItem.EXERCISES, page(fields, problem));
        }
    }

    private NewExercisePage page(Fields fields, @Nullable Problem problem) {
        var place = problem == null ? "" : problem.place().orElse("");
        var chosen = live().stream()
                .filter(scenario -> scenario.id().equals(fields.scenario()))
                .findFirst();
        return new NewExercisePage(
                live().stream()
                        .map(scenario -> new NewExercisePage.ScenarioCard(
                                scenario.id(),
                                scenario.title(),
                                scenario.summary(),
                                ecosystems(scenario),
                                scenario.id().equals(fields.scenario())))
                        .toList(),
                field("", "scenario", place, problem).error(),
                field(fields.title(), "title", place, problem),
                fields.startNow(),
                field(fields.startsAt(), "opensAt", place, problem),
                field(fields.windowMinutes(), "window", place, problem),
                identity.everybody().stream()
                        .filter(Account::active)
                        .map(account -> new Choice(
                                account.login(),
                                account.name(),
                                fields.insiders().contains(account.login())))
                        .toList(),
                field(fields.contact(), "contact", place, problem),
                field(fields.scope(), "scope", place, problem),
                registries(fields.registries()),
                field("", "registry", place, problem).error(),
                field(fields.objectiveTtd(), "ttdObjective", place, problem),
                field(fields.objectiveTtr(), "ttrObjective", place, problem),
                labels(fields.labels(), place, problem),
                chosen.map(NewExercisePages::targets).orElse(List.of()),
                chosen.map(NewExercisePages::defaults).orElse(""),
                dnsRoute,
                problem != null && place.isEmpty() ? problem.sentence() : null);
    }

    private List<NewExercisePage.RegistryChoice> registries(List<String> chosen) {
        return registries.targets().stream()
                .map(RegistryTarget::ecosystem)
                .distinct()
                .map(ecosystem -> {
                    var choices = new ArrayList<Choice>();
                    choices.add(new Choice(InstallTarget.BUILT_IN, "The registry of this server", false));
                    registries.targets().stream()
                            .filter(target -> target.ecosystem() == ecosystem)
                            .forEach(target -> choices.add(new Choice(
                                    target.id(),
                                    target.id() + " (" + target.kind().id() + ", "
                                            + target.indexUrl().getHost() + ")",
                                    chosen.contains(target.id()))));
                    return new NewExercisePage.RegistryChoice(
                            "registry-" + ecosystem.id(), ecosystem.title() + " packages go to", choices);
                })
                .toList();
    }

    private List<NewExercisePage.LabelInput> labels(Labels labels, String place, @Nullable Problem problem) {
        var earlier = results.finished().choices();
        return List.of(
                new NewExercisePage.LabelInput(
                        "team",
                        "Team",
                        "Who is to notice and respond.",
                        field(labels.team(), "team", place, problem),
                        said(earlier.teams())),
                new NewExercisePage.LabelInput(
                        "hostClass",
                        "Host class",
                        "Such as laptop or CI runner.",
                        field(labels.hostClass(), "hostClass", place, problem),
                        said(earlier.hostClasses())),
                new NewExercisePage.LabelInput(
                        "variant",
                        "Variant",
                        "How it differs from other exercises of the scenario.",
                        field(labels.variant(), "variant", place, problem),
                        said(earlier.variants())));
    }

    private static List<String> said(Collection<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    private static List<NewExercisePage.TargetPreview> targets(Scenario scenario) {
        return scenario.targets().stream()
                .map(target -> new NewExercisePage.TargetPreview(
                        target.name(), target.ecosystem().title(), target.packageName(), target.version(), null))
                .toList();
    }

    private static Field field(String value, String name, String place, @Nullable Problem problem) {
        return new Field(value, problem != null && place.equals(name) ? problem.sentence() : null);
    }

    private List<Scenario> live() {
        return scenarios.scenarios().stream()
                .filter(scenario -> scenario.kind().isLive())
                .toList();
    }

    static String ecosystems(Scenario scenario) {
        return scenario.targets().stream()
                .map(target -> target.ecosystem().title())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String defaults(Scenario scenario) {
        var objective = scenario.objective();
        return "Unless you say otherwise below: watched for " + Words.round(scenario.window())
                + objective
                        .ttd()
                        .map(ttd -> ", to be detected within " + Words.round(ttd))
                        .orElse("")
                + objective
                        .ttr()
                        .map(ttr -> ", answered within " + Words.round(ttr))
                        .orElse("")
                + ".";
    }

    /** The form as typed. */
    private record Fields(
            String scenario,
            String title,
            boolean startNow,
            String startsAt,
            String windowMinutes,
            List<String> insiders,
            String contact,
            String scope,
            List<String> registries,
            String objectiveTtd,
            String objectiveTtr,
            Labels labels) {

        private static final Pattern PLACES = Pattern.compile("[\\s,]+");

        static Fields of(Context context) {
            return new Fields(
                    Form.text(context, "scenario"),
                    Form.text(context, "title"),
                    !Form.text(context, "start").equals("at"),
                    Form.text(context, "startsAt"),
                    Form.text(context, "windowMinutes"),
                    Form.all(context, "insiders"),
                    Form.text(context, "contact"),
                    Form.text(context, "scope"),
                    Form.all(context, "registry"),
                    Form.text(context, "objectiveTtd"),
                    Form.text(context, "objectiveTtr"),
                    new Labels(
                            Form.text(context, "team"),
                            Form.text(context, "hostClass"),
                            Form.text(context, "variant")));
        }

        NewExercise wish() {
            return new NewExercise(
                    scenario,
                    title,
                    startNow ? Optional.empty() : Optional.of(start()),
                    duration("window", windowMinutes),
                    new HashSet<>(insiders),
                    Optional.of(contact),
                    PLACES.splitAsStream(scope)
                            .filter(place -> !place.isEmpty())
                            .toList(),
                    new HashSet<>(registries),
                    duration("ttdObjective", objectiveTtd),
                    duration("ttrObjective", objectiveTtr),
                    labels,
                    "");
        }

        private Instant start() {
            try {
                return LocalDateTime.parse(startsAt).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw Problem.badField(
                        "opensAt",
                        "bad-time",
                        "'" + startsAt + "' is not a time. Give it as 2026-11-30T10:00, in UTC.");
            }
        }

        /** A plain number is minutes; {@code 90s} and {@code 1h30m} are understood too. */
        private static Optional<Duration> duration(String field, String text) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        text.matches("\\d{1,6}")
                                ? Duration.ofMinutes(Long.parseLong(text))
                                : HumanDuration.parse(text));
            } catch (IllegalArgumentException e) {
                throw Problem.badField(
                        field,
                        "bad-duration",
                        "'" + text + "' is not a length of time. Give minutes, such as 60, or 90s, 1h30m.");
            }
        }
    }
}
