package io.drillmaster.pages;

import io.drillmaster.common.Csv;
import io.drillmaster.common.Problem;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Command;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.ReadinessPage;
import io.drillmaster.pages.view.SignalPanel;
import io.drillmaster.readiness.ReadinessKeys;
import io.drillmaster.readiness.ReadinessService;
import io.drillmaster.readiness.RefusedSamplesException;
import io.drillmaster.readiness.SampleReader;
import io.drillmaster.readiness.Signal;
import io.drillmaster.readiness.SignalSeries;
import io.drillmaster.scenarios.ReflexStage;
import io.drillmaster.verdict.Results;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signals of the stages that no drill measures, beside the drills of those stages. */
public final class ReadinessPages {
    private static final String TITLE = "Readiness";

    private final ReadinessService readiness;
    private final ReadinessKeys keys;
    private final Results results;
    private final Renderer renderer;
    private final String baseUrl;

    /** {@code baseUrl} is how machines reach this server. */
    public ReadinessPages(
            ReadinessService readiness, ReadinessKeys keys, Results results, Renderer renderer, String baseUrl) {
        this.readiness = readiness;
        this.keys = keys;
        this.results = results;
        this.renderer = renderer;
        this.baseUrl = baseUrl;
    }

    /** {@code GET /readiness}. */
    public void show(Context context) {
        page(context, null, Field.EMPTY, Field.EMPTY, List.of());
    }

    /** {@code GET /readiness.csv}, with the filters of the page and perhaps {@code signal}. */
    public void csv(Context context) {
        context.contentType(Csv.CONTENT_TYPE)
                .header("Content-Disposition", "attachment; filename=\"readiness.csv\"")
                .header("Cache-Control", "no-store")
                .result(ReadinessTable.csv(asked(context)));
    }

    /** {@code GET /api/readiness}, likewise. */
    public void json(Context context) {
        context.contentType("application/json").header("Cache-Control", "no-store");
        context.result(ReadinessTable.json(asked(context)));
    }

    /** {@code POST /readiness/upload}: a CSV file, all of it or nothing. */
    public void upload(Context context) {
        var file = context.isMultipartFormData() ? context.uploadedFile("file") : null;
        try {
            if (file == null || file.size() == 0 || file.size() > SampleReader.LARGEST) {
                throw Problem.badField(
                        "file",
                        "no-file",
                        "Choose a CSV file that is not empty and has at most " + SampleReader.LARGEST / 1024 + " KiB.");
            }
            var by = Visitor.account(context).login();
            var samples = new SampleReader(readiness.today(), "upload by " + by).csv(text(file));
            var taken = readiness.add(samples, by);
            Flash.good(
                    context,
                    (taken.taken() == 1 ? "1 sample was taken" : taken.taken() + " samples were taken")
                            + (taken.replaced() == 0
                                    ? "."
                                    : "; " + taken.replaced() + " of them stand in the place of an earlier one."));
            context.redirect("/readiness", HttpStatus.SEE_OTHER);
        } catch (RefusedSamplesException refused) {
            var wrong = refused.errors().stream().map(Object::toString).toList();
            context.status(400);
            page(
                    context,
                    null,
                    Field.EMPTY,
                    new Field("", "Nothing of the file was taken; see the list above."),
                    wrong);
        } catch (Problem problem) {
            context.status(problem.status());
            page(context, null, Field.EMPTY, new Field("", problem.sentence()), List.of());
        }
    }

    /** {@code POST /readiness/samples/{sample}/withdraw}. */
    public void withdraw(Context context) {
        var sample = Form.number(context, "sample");
        readiness.withdraw(sample, Visitor.account(context).login());
        Flash.undoable(
                context,
                "The sample is withdrawn; one that it replaced counts again.",
                "/readiness/samples/" + sample + "/restore",
                "Undo");
        context.redirect("/readiness", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /readiness/samples/{sample}/restore}. */
    public void restore(Context context) {
        readiness.restore(
                Form.number(context, "sample"), Visitor.account(context).login());
        Flash.good(context, "The sample is put back.");
        context.redirect("/readiness", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /readiness/keys}: shows the key once. */
    public void createKey(Context context) {
        var label = Form.text(context, "label");
        try {
            var key = keys.create(label, Visitor.account(context).login());
            page(context, new Command("Readiness key for " + label, key), Field.EMPTY, Field.EMPTY, List.of());
        } catch (Problem problem) {
            context.status(problem.status());
            page(context, null, new Field(label, problem.sentence()), Field.EMPTY, List.of());
        }
    }

    /** {@code POST /readiness/keys/{key}/rotate}: shows the new key once. */
    public void rotateKey(Context context) {
        var key = keys.rotate(
                Form.number(context, "key"), Visitor.account(context).login());
        page(context, new Command("New readiness key", key), Field.EMPTY, Field.EMPTY, List.of());
    }

    /** {@code POST /readiness/keys/{key}/end}. */
    public void endKey(Context context) {
        keys.end(Form.number(context, "key"), Visitor.account(context).login());
        Flash.good(context, "The key is ended: nothing that comes with it is taken any more.");
        context.redirect("/readiness", HttpStatus.SEE_OTHER);
    }

    private List<SignalSeries> asked(Context context) {
        var filter = ReadinessFilter.of(context, readiness.today());
        var wanted = context.queryParam("signal");
        if (wanted != null && Signal.of(wanted).isEmpty()) {
            throw Problem.badField("signal", "unknown-signal", "There is no signal of that id.");
        }
        return readiness.series(filter.from(), filter.to(), filter.subject()).stream()
                .filter(series -> wanted == null || series.signal().id().equals(wanted))
                .toList();
    }

    private void page(Context context, @Nullable Command fresh, Field label, Field file, List<String> wrong) {
        var filter = ReadinessFilter.of(context, readiness.today());
        var role = Visitor.account(context).role();
        var empty = readiness.isEmpty();
        renderer.page(
                context,
                TITLE,
                NavItem.READINESS,
                new ReadinessPage(
                        filter(filter),
                        empty,
                        empty ? List.of() : stages(filter, role.includes(Role.MEMBER)),
                        "/readiness.csv" + filter.query(),
                        ReadinessRecipes.of(baseUrl),
                        role.includes(Role.ADMINISTRATOR)
                                ? keys.all().stream()
                                        .map(ReadinessPresenter::key)
                                        .toList()
                                : null,
                        fresh,
                        label,
                        file,
                        wrong));
    }

    private List<ReadinessPage.Stage> stages(ReadinessFilter filter, boolean mayChange) {
        var all = readiness.series(filter.from(), filter.to(), filter.subject());
        var days = all.stream()
                .flatMap(series -> series.samples().stream())
                .map(sample -> sample.fed().day())
                .sorted()
                .toList();
        var today = readiness.today();
        var first = days.isEmpty() || days.get(0).isBefore(filter.from()) ? filter.from() : days.get(0);
        var newest = days.isEmpty() ? today : days.get(days.size() - 1);
        var last = filter.to().isBefore(today) ? filter.to() : newest.isAfter(today) ? newest : today;
        var presenter = new ReadinessPresenter(first, last, mayChange, filter.query());
        var drills = new StageDrills(results, filter.from(), filter.to());
        var stages = new ArrayList<ReadinessPage.Stage>();
        for (var stage : ReflexStage.values()) {
            var of = all.stream()
                    .filter(series -> series.signal().stage() == stage)
                    .toList();
            if (of.isEmpty()) {
                continue; // drills measure it
            }
            var panels = new ArrayList<SignalPanel>();
            var silent = new ArrayList<ReadinessPage.Silent>();
            for (var series : of) {
                if (series.samples().isEmpty()) {
                    silent.add(ReadinessPresenter.silent(series.signal()));
                } else {
                    panels.add(presenter.panel(series));
                }
            }
            stages.add(new ReadinessPage.Stage(
                    "stage-" + stage.name().toLowerCase(Locale.ROOT),
                    stage.title(),
                    drills.sentence(stage),
                    panels,
                    silent));
        }
        return stages;
    }

    private ReadinessPage.Filter filter(ReadinessFilter filter) {
        var today = readiness.today();
        var subjects = new ArrayList<Choice>();
        subjects.add(new Choice("", "All subjects", filter.subject().isEmpty()));
        readiness
                .subjects()
                .forEach(subject -> subjects.add(new Choice(
                        subject,
                        subject,
                        filter.subject().filter(subject::equals).isPresent())));
        return new ReadinessPage.Filter(
                filter.from().toString(),
                filter.to().toString(),
                subjects,
                List.of(
                        period(filter, "3 months", today.minusMonths(3)),
                        period(filter, "6 months", today.minusMonths(6)),
                        period(filter, "12 months", today.minusMonths(12)),
                        period(filter, "All", ReadinessFilter.EVER)));
    }

    private ReadinessPage.Period period(ReadinessFilter filter, String label, LocalDate from) {
        var until = new ReadinessFilter(from, readiness.today().plusDays(1), filter.subject());
        return new ReadinessPage.Period("/readiness" + until.query(), label, until.equals(filter));
    }

    private static String text(UploadedFile file) {
        try (var content = file.content()) {
            return ReadinessApi.utf8(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file could not be read", e);
        }
    }
}
