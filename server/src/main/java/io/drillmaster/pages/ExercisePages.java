package io.drillmaster.pages;

import io.drillmaster.canary.ProbeKeyLife;
import io.drillmaster.canary.ProbeKeyService;
import io.drillmaster.common.ExerciseId;
import io.drillmaster.common.Problem;
import io.drillmaster.drillpackages.Token;
import io.drillmaster.evidence.AttributionLevel;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.SightingStore;
import io.drillmaster.exercise.Conductor;
import io.drillmaster.exercise.ExerciseRegistry;
import io.drillmaster.exercise.InstallReport;
import io.drillmaster.exercise.Statements;
import io.drillmaster.identity.Role;
import io.drillmaster.live.LiveHub;
import io.drillmaster.measure.AfterTheEnd;
import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.ExerciseListPage;
import io.drillmaster.pages.view.ExercisePage;
import io.drillmaster.pages.view.Moment;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.Tone;
import io.drillmaster.plan.Exercise;
import io.drillmaster.plan.ExerciseState;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.registry.RegistryAccess;
import io.drillmaster.registry.Republish;
import io.drillmaster.registry.TokenRights;
import io.drillmaster.sample.Samples;
import io.drillmaster.verdict.Result;
import io.drillmaster.verdict.Results;
import io.drillmaster.verdict.Verdicts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of exercises, one exercise as it happens, and what people say and do in it. */
public final class ExercisePages {
    /** Finished exercises on one page. */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 100_000;

    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final SightingStore sightings;
    private final Verdicts verdicts;
    private final Results results;
    private final Samples samples;
    private final Statements statements;
    private final Conductor conductor;
    private final LiveHub<ExerciseId> live;
    private final Renderer renderer;
    private final ExerciseRegistry registry;
    private final RegistryPresenter registryPresenter;
    private final ProbeKeyService probeKeys;
    private final ProbePresenter probePresenter;

    /** {@code baseUrl} is how other machines reach this server, {@code access} who may read its registry. */
    public ExercisePages(
            PlanStore plans,
            EvidenceStore evidence,
            SightingStore sightings,
            Verdicts verdicts,
            Results results,
            Samples samples,
            Statements statements,
            Conductor conductor,
            LiveHub<ExerciseId> live,
            Renderer renderer,
            String baseUrl,
            ExerciseRegistry registry,
            RegistryAccess.Mode access,
            ProbeKeyService probeKeys) {
        this.plans = plans;
        this.evidence = evidence;
        this.sightings = sightings;
        this.verdicts = verdicts;
        this.results = results;
        this.samples = samples;
        this.statements = statements;
        this.conductor = conductor;
        this.live = live;
        this.renderer = renderer;
        this.registry = registry;
        this.registryPresenter = new RegistryPresenter(access, baseUrl);
        this.probeKeys = probeKeys;
        this.probePresenter = new ProbePresenter(baseUrl, registryPresenter);
    }

    /** {@code GET /exercises}. */
    public void list(Context context) {
        var first = (pageNumber(context.queryParam("page")) - 1) * PAGE;
        var total = plans.countFinished();
        var groups = new ArrayList<ExerciseListPage.Group>();
        if (first == 0) {
            var unfinished = plans.unfinished();
            group(groups, "running", "Running now", in(ExerciseState.RUNNING, unfinished));
            group(groups, "planned", "Planned", in(ExerciseState.PLANNED, unfinished));
        }
        var finished = finished(plans.finished(first, PAGE));
        if (!finished.isEmpty()) {
            groups.add(new ExerciseListPage.Group("finished", "Finished", total, finished));
        }
        var role = Visitor.account(context).role();
        renderer.page(
                context,
                "Exercises",
                NavItem.EXERCISES,
                new ExerciseListPage(
                        groups,
                        role.includes(Role.MEMBER),
                        SamplePages.said(samples.count(), role),
                        first == 0 ? null : address(first / PAGE),
                        first + PAGE >= total ? null : address(first / PAGE + 2)));
    }

    private static int pageNumber(@Nullable String text) {
        try {
            return text == null ? 1 : Math.min(Math.max(1, Integer.parseInt(text)), MOST_PAGES);
        } catch (NumberFormatException e) {
            return 1; // whoever typed something else gets the first page
        }
    }

    private static String address(int page) {
        return page == 1 ? "/exercises" : "/exercises?page=" + page;
    }

    /** {@code GET /exercises/{id}}. */
    public void show(Context context) {
        var page = page(context);
        renderer.page(context, page.title(), NavItem.EXERCISES, page);
    }

    /** {@code GET /exercises/{id}/live}: the moving parts alone. */
    public void moving(Context context) {
        renderer.fragment(context, NavItem.EXERCISES, page(context), "live");
    }

    /** {@code GET /exercises/{id}/events}: server-sent events. */
    public void events(SseClient browser) {
        var id = ExerciseId.parse(browser.ctx().pathParam("id"));
        if (id.isEmpty() || plans.find(id.get()).isEmpty()) {
            browser.close();
            return;
        }
        live.watch(id.get(), browser);
    }

    /** {@code POST /exercises/{id}/investigate}. */
    public void investigate(Context context) {
        var id = Form.exercise(context);
        var row = statements.investigating(id, login(context), Form.text(context, "note"));
        said(context, id, "Noted: you are investigating.", row);
    }

    /** {@code POST /exercises/{id}/acknowledge}. */
    public void acknowledge(Context context) {
        var id = Form.exercise(context);
        var row = statements.acknowledge(id, login(context), Form.text(context, "note"));
        said(context, id, "Noted: you have seen the alert.", row);
    }

    /** {@code POST /exercises/{id}/notice}. */
    public void notice(Context context) {
        var id = Form.exercise(context);
        var row = statements.report(id, login(context), Form.text(context, "note"));
        said(context, id, "Noted. Thank you for saying what you noticed.", row);
    }

    /** {@code POST /exercises/{id}/install-report}: how the package client said an install went. */
    public void installReport(Context context) {
        var id = Form.exercise(context);
        var row = statements.installReported(
                id,
                login(context),
                new InstallReport(
                        target(context),
                        Form.text(context, "client"),
                        Form.text(context, "version"),
                        exitCode(Form.text(context, "exitCode")),
                        !Form.text(context, "blocked").isEmpty(),
                        Form.text(context, "note"),
                        Form.text(context, "output")));
        said(context, id, "Noted: how the install went.", row);
    }

    private static Token target(Context context) {
        try {
            return new Token(Form.text(context, "target"));
        } catch (IllegalArgumentException e) {
            throw Problem.badField("target", "target-unknown", "Choose the package that was installed.");
        }
    }

    private static int exitCode(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badField(
                    "exitCode", "not-a-number", "The exit code is a whole number, found '" + text + "'.");
        }
    }

    /** {@code POST /exercises/{id}/publish}: starts a planned exercise now. */
    public void publish(Context context) {
        var id = Form.exercise(context);
        conductor.open(id);
        Flash.good(context, id + " is open: its packages are published.");
        back(context, id);
    }

    /** {@code POST /exercises/{id}/reveal}. */
    public void reveal(Context context) {
        var id = Form.exercise(context);
        var row = statements.reveal(id, login(context), Form.text(context, "reason"));
        said(context, id, "The drill is revealed. What comes in from now on does not count as detection.", row);
    }

    /** {@code POST /exercises/{id}/abort}. */
    public void abort(Context context) {
        var id = Form.exercise(context);
        conductor.abort(id, Form.text(context, "reason"), login(context));
        Flash.good(context, id + " is stopped, its packages are withdrawn.");
        back(context, id);
    }

    /** {@code POST /exercises/{id}/alerts/{row}/confirm}. */
    public void confirm(Context context) {
        attribute(context, AttributionLevel.STRONG, "confirmed", "The alert counts for this exercise.");
    }

    /** {@code POST /exercises/{id}/alerts/{row}/reject}. */
    public void reject(Context context) {
        attribute(context, AttributionLevel.REJECTED, "rejected", "The alert does not count for this exercise.");
    }

    /** {@code POST /exercises/{id}/registry-tokens}: shows the secret once. */
    public void createRegistryToken(Context context) {
        var id = Form.exercise(context);
        var uploads = Form.text(context, "rights").equals("upload");
        var secret = registry.createToken(
                id,
                uploads ? TokenRights.UPLOAD : TokenRights.READ,
                Form.text(context, "republish").isEmpty() ? Republish.REFUSED : Republish.ALLOWED,
                login(context));
        var page = page(context, secret, uploads, null);
        renderer.page(context, page.title(), NavItem.EXERCISES, page);
    }

    /** {@code POST /exercises/{id}/probe-keys}: shows the key once. */
    public void createProbeKey(Context context) {
        var life = ProbeKeyLife.of(Form.text(context, "life"))
                .orElseThrow(() -> Problem.badField("life", "unknown-life", "Choose for how long the key is good."));
        var key = probeKeys.create(Form.exercise(context), life, Form.text(context, "label"), login(context));
        var page = page(context, null, false, key);
        renderer.page(context, page.title(), NavItem.EXERCISES, page);
    }

    /** {@code POST /exercises/{id}/probe-keys/{key}/revoke}. */
    public void revokeProbeKey(Context context) {
        var id = Form.exercise(context);
        probeKeys.revoke(id, Form.number(context, "key"));
        Flash.good(context, "The key is withdrawn: what reports with it is refused.");
        back(context, id);
    }

    /** {@code POST /exercises/{id}/registry-files/{file}}: {@code do} is yank, unyank, remove or time. */
    public void changeRegistryFile(Context context) {
        var id = Form.exercise(context);
        var file = Form.number(context, "file");
        var done = switch (Form.text(context, "do")) {
            case "yank" ->
                registry.yank(id, file, Optional.of(Form.text(context, "reason")))
                                .filename() + " is yanked.";
            case "unyank" -> registry.yank(id, file, Optional.empty()).filename() + " is not yanked any more.";
            case "remove" -> registry.remove(id, file).filename() + " is removed for good.";
            case "time" ->
                "Clients are told another upload time of "
                        + registry.tellUploadTime(id, file, time(context)).filename() + ".";
            default -> throw Problem.badField("do", "unknown-change", "Choose yank, unyank, remove or time.");
        };
        Flash.good(context, done);
        back(context, id);
    }

    private static Instant time(Context context) {
        var text = Form.text(context, "time");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badField("time", "bad-time", "'" + text + "' is no time; write it as 2026-03-01T09:30:00Z.");
        }
    }

    private void attribute(Context context, AttributionLevel level, String did, String sentence) {
        var id = Form.exercise(context);
        var alert = Form.row(context, "row");
        try {
            said(
                    context,
                    id,
                    sentence,
                    statements.attribute(id, alert, level, login(context), "A person " + did + " it."));
        } catch (Problem problem) {
            if (problem.status() != HttpStatus.CONFLICT.getCode()) {
                throw problem;
            }
            Flash.bad(context, problem.sentence());
            back(context, id);
        }
    }

    private void said(Context context, ExerciseId id, String sentence, UUID row) {
        Flash.undoable(context, sentence, "/exercises/" + id + "/rows/" + row + "/take-back", "Undo");
        back(context, id);
    }

    private static void back(Context context, ExerciseId id) {
        context.redirect("/exercises/" + id, HttpStatus.SEE_OTHER);
    }

    private static String login(Context context) {
        return Visitor.account(context).login();
    }

    private ExercisePage page(Context context) {
        return page(context, null, false, null);
    }

    private ExercisePage page(
            Context context, @Nullable String freshToken, boolean uploads, @Nullable String freshProbeKey) {
        var id = Form.exercise(context);
        var exercise = plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
        var rows = evidence.of(id);
        var measurement = verdicts.now(exercise, rows);
        return new ExercisePresenter(
                        exercise,
                        rows,
                        measurement,
                        verdicts.changes(id),
                        Visitor.account(context),
                        probePresenter,
                        registryPresenter)
                .page(
                        registryPresenter.card(registry.tokens(id), registry.files(id), freshToken, uploads),
                        probePresenter.card(exercise, probeKeys.of(id), measurement.asOf(), freshProbeKey));
    }

    private void group(List<ExerciseListPage.Group> groups, String name, String title, List<Exercise> exercises) {
        if (!exercises.isEmpty()) {
            groups.add(new ExerciseListPage.Group(
                    name,
                    title,
                    exercises.size(),
                    exercises.stream().map(this::unfinished).toList()));
        }
    }

    private static List<Exercise> in(ExerciseState state, List<Exercise> exercises) {
        return exercises.stream().filter(exercise -> exercise.state() == state).toList();
    }

    private ExerciseListPage.Row unfinished(Exercise exercise) {
        if (exercise.state() == ExerciseState.PLANNED) {
            return row(exercise, null, "–", "–", null);
        }
        var id = exercise.plan().id();
        var measurement = verdicts.latest(id).orElseGet(() -> verdicts.now(id));
        return row(exercise, null, Words.elapsed(measurement.ttd()), Words.elapsed(measurement.ttr()), null);
    }

    /** One query for the results of all, however many are shown. */
    private List<ExerciseListPage.Row> finished(List<Exercise> exercises) {
        var ids = exercises.stream().map(exercise -> exercise.plan().id()).toList();
        var seenLater = sightings.seenAfterTheEnd(ids);
        var measured = results.of(ids).stream().collect(Collectors.toMap(Result::exercise, result -> result));
        return exercises.stream()
                .map(exercise -> {
                    var id = exercise.plan().id();
                    var result = measured.get(id);
                    var warning = seenLater.contains(id) ? stale(exercise) : null;
                    return result == null
                            ? row(exercise, null, "–", "–", warning) // it closed a moment ago
                            : row(
                                    exercise,
                                    Words.outcome(result.outcome()),
                                    Words.elapsed(result.ttd()),
                                    Words.elapsed(result.ttr()),
                                    warning);
                })
                .toList();
    }

    private @Nullable Chip stale(Exercise exercise) {
        return NotePresenter.over(exercise)
                .filter(end -> !AfterTheEnd.signs(
                                exercise.plan(), evidence.of(exercise.plan().id()), end)
                        .isEmpty())
                .map(end -> new Chip("stale package still installable", Tone.WARN))
                .orElse(null);
    }

    private static ExerciseListPage.Row row(
            Exercise exercise, @Nullable Chip outcome, String ttd, String ttr, @Nullable Chip warning) {
        var plan = exercise.plan();
        return new ExerciseListPage.Row(
                "/exercises/" + plan.id(),
                plan.id().toString(),
                plan.title(),
                plan.scenarioId(),
                Moment.toTheMinute(plan.window().opensAt()),
                Words.state(exercise.state()),
                outcome,
                ttd,
                ttr,
                exercise.sample(),
                warning);
    }
}
