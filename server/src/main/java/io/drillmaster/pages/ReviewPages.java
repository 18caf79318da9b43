package io.drillmaster.pages;

import io.drillmaster.common.Problem;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.gap.GapId;
import io.drillmaster.gap.GapService;
import io.drillmaster.gap.NewGap;
import io.drillmaster.gap.Origin;
import io.drillmaster.identity.Role;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.NavItem;
import io.drillmaster.plan.PlanStore;
import io.drillmaster.registry.RegistryAccess;
import io.drillmaster.review.ReviewService;
import io.drillmaster.review.Section;
import io.drillmaster.verdict.GapCategory;
import io.drillmaster.verdict.Verdicts;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The post-mortem of one exercise. */
public final class ReviewPages {
    private final PlanStore plans;
    private final EvidenceStore evidence;
    private final Verdicts verdicts;
    private final ReviewService reviews;
    private final GapService gaps;
    private final Renderer renderer;
    private final String baseUrl;
    private final InstantSource clock;

    /** Days are UTC's. */
    public ReviewPages(
            PlanStore plans,
            EvidenceStore evidence,
            Verdicts verdicts,
            ReviewService reviews,
            GapService gaps,
            Renderer renderer,
            String baseUrl,
            InstantSource clock) {
        this.plans = plans;
        this.evidence = evidence;
        this.verdicts = verdicts;
        this.reviews = reviews;
        this.gaps = gaps;
        this.renderer = renderer;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** {@code GET /exercises/{id}/review}. */
    public void show(Context context) {
        render(context, null, null, Field.EMPTY, Field.EMPTY, Field.EMPTY);
    }

    /** {@code POST /exercises/{id}/review/sections/{section}}. */
    public void write(Context context) {
        var id = Form.exercise(context);
        var key = context.pathParam("section");
        var section = Section.ofKey(key).orElseThrow(() -> Problem.notFound("A review has no section '" + key + "'."));
        var text = Form.secret(context, "text"); // blanks at its beginning are the writer's
        try {
            var written =
                    reviews.write(id, section, text, Visitor.account(context).login(), version(context));
            Flash.good(context, "“" + section.title() + "” is saved as version " + written.version() + ".");
            context.redirect("/exercises/" + id + "/review#" + section.key(), HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            render(
                    context,
                    section,
                    new ReviewPresenter.Refused(text, problem.sentence()),
                    Field.EMPTY,
                    Field.EMPTY,
                    Field.EMPTY);
        }
    }

    /** {@code POST /exercises/{id}/review/suggestions/{gap}}. */
    public void decide(Context context) {
        var id = Form.exercise(context);
        var text = context.pathParam("gap");
        var gap = GapId.parse(text)
                .filter(there ->
                        gaps.get(there).origin().drill().filter(id::equals).isPresent())
                .orElseThrow(() -> Problem.notFound(id + " has no suggestion '" + text + "'."));
        var by = Visitor.account(context).login();
        if (Form.text(context, "decision").equals("accept")) {
            Flash.good(context, gaps.accept(gap, by).id() + " is a gap now. Give it an owner and a date.");
        } else {
            var dropped = gaps.drop(gap, by, "Dropped in the review");
            Flash.good(context, "Dropped: " + dropped.title() + ". The list of gaps still has it under “Dropped”.");
        }
        context.redirect("/exercises/" + id + "/review#gaps", HttpStatus.SEE_OTHER);
    }

    /** {@code POST /exercises/{id}/review/gaps}. */
    public void addGap(Context context) {
        var id = Form.exercise(context);
        var title = Form.text(context, "title");
        var owner = Form.text(context, "owner");
        var due = Form.text(context, "due");
        try {
            var gap = gaps.add(
                    new NewGap(
                            new Origin.Drill(id),
                            category(Form.text(context, "category")),
                            title,
                            "",
                            owner,
                            GapPages.date(due)),
                    Visitor.account(context).login());
            Flash.good(context, gap.id() + " is added.");
            context.redirect("/exercises/" + id + "/review#gaps", HttpStatus.SEE_OTHER);
        } catch (Problem problem) {
            context.status(problem.status());
            render(
                    context,
                    null,
                    null,
                    field(title, "title", problem),
                    field(owner, "owner", problem),
                    field(due, "due", problem));
        }
    }

    private void render(
            Context context,
            @Nullable Section section,
            ReviewPresenter.@Nullable Refused refused,
            Field title,
            Field owner,
            Field due) {
        var id = Form.exercise(context);
        var exercise = plans.find(id).orElseThrow(() -> Problem.notFound("There is no exercise " + id + "."));
        var viewer = Visitor.account(context);
        var rows = evidence.of(id);
        var measurement = verdicts.now(exercise, rows);
        var registry = new RegistryPresenter(RegistryAccess.Mode.OPEN, baseUrl);
        var presenter = new ReviewPresenter(
                exercise,
                rows,
                measurement,
                reviews.read(id),
                gaps,
                new ExercisePresenter(
                        exercise,
                        rows,
                        measurement,
                        verdicts.changes(id),
                        viewer,
                        new ProbePresenter(baseUrl, registry),
                        registry),
                viewer.role().includes(Role.MEMBER),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        renderer.page(
                context, "Review of " + id, NavItem.EXERCISES, presenter.page(section, refused, title, owner, due));
    }

    private static int version(Context context) {
        try {
            return Integer.parseInt(Form.text(context, "version"));
        } catch (NumberFormatException e) {
            throw Problem.badField("version", "bad-version", "The form lacks its version. Load the page again.");
        }
    }

    private static Field field(String value, String name, Problem problem) {
        return new Field(value, problem.place().filter(name::equals).isPresent() ? problem.sentence() : null);
    }

    static GapCategory category(String text) {
        try {
            return GapCategory.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badField("category", "unknown-category", "'" + text + "' is no category of gaps.");
        }
    }
}
