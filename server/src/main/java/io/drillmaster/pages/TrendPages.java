package io.drillmaster.pages;

import io.drillmaster.common.Csv;
import io.drillmaster.common.Problem;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.pages.view.TrendPage;
import io.drillmaster.trend.Annotation;
import io.drillmaster.trend.Annotations;
import io.drillmaster.trend.DataTable;
import io.drillmaster.trend.Figure;
import io.drillmaster.trend.Look;
import io.drillmaster.trend.TrendSummary;
import io.drillmaster.verdict.Finished;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All finished drills over time, for leadership. */
public final class TrendPages {
    private final TrendLook looks;
    private final TrendMemory memory;
    private final TrendTabletopPanel tabletops;
    private final Annotations annotations;
    private final Renderer renderer;
    private final InstantSource clock;

    /** On the last measurement kept of each exercise; tabletops are drawn below, apart from them. */
    public TrendPages(
            TrendLook looks,
            TrendTabletopPanel tabletops,
            Annotations annotations,
            Templates templates,
            Renderer renderer,
            InstantSource clock) {
        this.looks = looks;
        this.tabletops = tabletops;
        this.memory = new TrendMemory(looks, templates);
        this.annotations = annotations;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** {@code GET /trend}. */
    public void show(Context context) {
        var query = TrendQuery.of(context.queryParamMap());
        var finished = looks.finished();
        var choices = finished.choices();
        var drawn = drawn(finished, query, context);
        var look = drawn.look();
        var mayWrite = Visitor.account(context).role().includes(Role.MEMBER);
        renderer.page(
                context,
                "Trend",
                NavItem.TREND,
                new TrendPage(
                        sentence(look, drawn.summary()),
                        drawn.filters(),
                        samples(drawn.samples(), look.points().size()),
                        drawn.summary().map(TrendTiles::of).orElse(List.of()),
                        drawn.questions().stream()
                                .map(question -> new Link("#" + question.id(), question.title()))
                                .toList(),
                        drawn.answers(),
                        TrendChangePresenter.changes(
                                look, choices, mayWrite, TrendFilterPresenter.address("/trend", query)),
                        tabletops.of(query, clock.instant()).panel(),
                        drawn.summary().isPresent()
                                ? null
                                : nothing(choices.scenarios().isEmpty())));
    }

    /** {@code GET /trend/charts/ttd.csv}: the numbers of one drawing, with the filters of the page. */
    public void numbers(Context context) {
        var file = context.pathParam("file");
        var query = TrendQuery.of(context.queryParamMap());
        var drawn = drawn(looks.finished(), query, context);
        send(context, drawn.questions().stream().flatMap(question -> question.figures().stream()), file, file);
    }

    /** {@code GET /trend/tabletops/tabletop-shares.csv}: likewise of tabletops, of which the period alone can be asked for. */
    public void tabletopNumbers(Context context) {
        var file = context.pathParam("file");
        var drawn = tabletops.of(TrendQuery.of(context.queryParamMap()), clock.instant());
        send(context, drawn.figures().stream(), file, "EXERCISE-" + file);
    }

    private static void send(Context context, Stream<Figure> figures, String file, String as) {
        var table = figures.filter(figure -> file.equals(figure.id() + ".csv"))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no chart file '" + file + "'."))
                .table();
        var text = new StringBuilder();
        var csv = new Csv(text);
        csv.row(table.columns().stream().map(DataTable.Column::name).toList());
        table.stream()
                .forEach(row -> csv.row(row.stream().map(DataTable.Cell::value).toList()));
        context.result(text.toString())
                .contentType(Csv.CONTENT_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + as + "\"")
                .header("Cache-Control", "no-store");
    }

    /** {@code POST /trend/annotations}. */
    public void annotate(Context context) {
        var back = Form.ownPath(Form.text(context, "back"), "/trend");
        try {
            var scenario = Form.text(context, "scenario");
            var id = annotations.add(
                    day("day", Form.text(context, "day")),
                    kind(Form.text(context, "kind")),
                    Form.text(context, "text"),
                    scenario.isEmpty() ? Optional.empty() : Optional.of(scenario),
                    Visitor.account(context).login());
            Flash.undoable(context, "The change is noted.", "/trend/annotations/" + id + "/remove", "Undo");
        } catch (Problem problem) {
            Flash.bad(context, problem.sentence());
        }
        context.redirect(back, HttpStatus.SEE_OTHER);
    }

    /** {@code POST /trend/annotations/{annotation}/remove}. */
    public void removeAnnotation(Context context) {
        var id = Form.number(context, "annotation");
        annotations.remove(id, Visitor.account(context).login());
        Flash.undoable(context, "The note is removed.", "/trend/annotations/" + id + "/restore", "Put it back");
        context.redirect(Form.ownPath(Form.text(context, "back"), "/trend"), HttpStatus.SEE_OTHER);
    }

    /** {@code POST /trend/annotations/{annotation}/restore}. */
    public void restoreAnnotation(Context context) {
        annotations.restore(Form.number(context, "annotation"));
        Flash.good(context, "The note is back.");
        context.redirect(Form.ownPath(Form.text(context, "back"), "/trend"), HttpStatus.SEE_OTHER);
    }

    private TrendMemory.Drawn drawn(Finished finished, TrendQuery query, Context context) {
        return memory.of(finished, query, split(context), clock.instant());
    }

    private static Optional<LocalDate> split(Context context) {
        return Optional.ofNullable(context.queryParam("split"))
                .filter(text -> !text.isBlank())
                .map(text -> day("split", text));
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badField(field, "bad-day", "'" + text + "' is not a day. Give it as 2026-11-30.");
        }
    }

    private static Annotation.Kind kind(String text) {
        return Arrays.stream(Annotation.Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.badField(
                        "kind", "unknown-kind", "'" + text + "' is no kind of change. Choose one of the list."));
    }

    private static String sentence(Look look, Optional<TrendSummary> summary) {
        return summary.map(numbers -> sentence(look, numbers))
                .orElse("No data: no finished exercise fits these filters.");
    }

    private static String sentence(Look look, TrendSummary summary) {
        var points = look.points();
        return (points.size() == 1 ? "One exercise, " : points.size() + " exercises, ")
                + look.period().days() + ": "
                + summary.detectionRate()
                        .map(rate -> rate.hits() + " of the " + rate.n() + " in which code ran "
                                + (rate.hits() == 1 ? "was" : "were") + " detected in time")
                        .orElse("in none of them did any code run")
                + summary.preventionRate()
                        .map(rate -> "; " + rate.hits() + (rate.hits() == 1 ? " was" : " were") + " prevented")
                        .orElse("")
                + ".";
    }

    private static @Nullable String samples(long made, int of) {
        return made == 0
                ? null
                : made + " of these " + of + (of == 1 ? " run is" : " runs are")
                        + " made up: sample history, there to show what this page looks like. Nothing in it says anything"
                        + " about your organisation.";
    }

    private static TrendPage.Nothing nothing(boolean nowhere) {
        return nowhere
                ? new TrendPage.Nothing(
                        "No finished drill yet",
                        "The trend starts with the first finished exercise and says something after about five of the"
                                + " same scenario. To see a living one first, start “drillmaster demo --with-history”.",
                        new Link("/exercises", "Go to the exercises"))
                : new TrendPage.Nothing(
                        "No data for these filters",
                        "There are finished exercises, but none of them fits all that is chosen above. This is not a zero:"
                                + " nothing was measured.",
                        new Link("/trend", "Clear the filters"));
    }
}
